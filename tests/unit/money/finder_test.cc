#include "support/found_figures.h"

using kanjo::BareAmounts;
using kanjo::FigureOptions;
using kanjo::FoundFigures;
using kanjo::test::check;
using kanjo::test::find;
using kanjo::test::listed;

TEST_CASE("figures are found with all that belongs to them") {
    check({
        {"It spent about $3.9bn, more than €2 billion in Japan.",
         "[about $3.9bn] 3900000000 USD\n[more than €2 billion] 2000000000 EUR\n"},
        {"JPY2.6 trillion and 2.26 trillion yen or more",
         "[JPY2.6 trillion] 2600000000000 JPY\n[2.26 trillion yen or more] 2260000000000 JPY\n"},
        {"between 1 and 2 billion dollars, $10-15 billion",
         "[between 1 and 2 billion dollars] 1000000000..2000000000 USD\n"
         "[$10-15 billion] 10000000000..15000000000 USD\n"},
        {"rose from $5 billion in 2020", "[$5 billion] 5000000000 USD\n"},
        {"政府は最大725億円、約3兆円を", "[最大725億円] 72500000000 JPY\n[約3兆円] 3000000000000 JPY\n"},
        {"三兆九千億円と十億円", "[三兆九千億円] 3900000000000 JPY\n[十億円] 1000000000 JPY\n"},
        {"총 54조 원 이상을", "[54조 원 이상] 54000000000000 KRW\n"},
        {"Rs 76k-crore, HK$62-billion, -$5",
         "[Rs 76k-crore] 760000000000 INR\n[HK$62-billion] 62000000000 HKD\n[-$5] -5 USD\n"},
        {"$15B a year, over 4 billion pounds à Londres",
         "[$15B] 15000000000 USD\n[over 4 billion pounds] 4000000000 GBP\n"},
        {"In 2024 US$5 billion, in 2023 A$3 billion, in 2022 Rs 5 crore, in 2021 RM7 million",
         "[US$5 billion] 5000000000 USD\n[A$3 billion] 3000000000 AUD\n[Rs 5 crore] 50000000 INR\n"
         "[RM7 million] 7000000 MYR\n"},
        {"500 руб. 30 коп., 500 kr. 5 euro", "[5 euro] 5 EUR\n[500 руб] K0301\n[500 kr] K0302\n"},
        {"In 2024 $25 billion, in 2023 USD 3 billion",
         "[$25 billion] 25000000000 USD\n[USD 3 billion] 3000000000 USD\n"},
        {"of .5 billion yen", "[.5 billion yen] 500000000 JPY\n"},
    });
}

TEST_CASE("numbers in words count beside a scale of their language") {
    check({
        {"a billion dollars, a one-billion-dollar loan, twenty-five billion yen",
         "[a billion dollars] 1000000000 USD\n[one-billion-dollar] 1000000000 USD\n"
         "[twenty-five billion yen] 25000000000 JPY\n"},
        {"half a billion dollars and two and a half million pounds",
         "[half a billion dollars] 500000000 USD\n[two and a half million pounds] 2500000 GBP\n"},
        {"un milliard d'euros, fünf Millionen Franken, mil euros",
         "[un milliard d'euros] 1000000000 EUR\n[fünf Millionen Franken] 5000000 CHF\n"},
        {"valor dos euros, on euro, en dollar, six yen, $5 a day, €5 un jour", "[$5] 5 USD\n[€5] 5 EUR\n"},
        {"two hundred and fifty million dollars", "[fifty million dollars] K0301\n"},
        {"two point five billion dollars", "[five billion dollars] K0301\n"},
        {"trois milliards et demi d'euros, 3 Milliarden und eine halbe",
         "[trois milliards et demi d'euros] 3500000000 EUR\n"},
        {"a million and a half dollars, 2 and a half million euros",
         "[a million and a half dollars] 1500000 USD\n[2 and a half million euros] 2500000 EUR\n"},
        {"$1.5 billion and a half stake", "[$1.5 billion] K0301\n"},
        {"миллиард рублей, mil millones de euros, مليار دولار",
         "[миллиард рублей] 1000000000 RUB\n[mil millones de euros] 1000000000 EUR\n"
         "[مليار دولار] 1000000000 USD\n"},
        {"doscientos cincuenta millones de euros", "[cincuenta millones de euros] K0301\n"},
        {"двести пять миллиардов рублей", "[пять миллиардов рублей] K0301\n"},
        {"otuz beş milyar dolar", "[beş milyar dolar] K0301\n"},
        {"مائة مليار دولار", "[مليار دولار] K0301\n"},
        {"mil 200 millones de dólares, thousand 200 million dollars",
         "[mil 200 millones de dólares] 1200000000 USD\n[200 million dollars] K0301\n"},
        {"2 or 3 billion dollars, $2bn or $3bn",
         "[$2bn] 2000000000 USD\n[$3bn] 3000000000 USD\n[3 billion dollars] K0302\n"},
        {"$3 billion and a half", "[$3 billion] K0301\n"},
        {"2 миллиарда с половиной рублей, 2 buçuk milyar dolar, 3 tỷ rưỡi đồng",
         "[2 миллиарда с половиной рублей] 2500000000 RUB\n[2 buçuk milyar dolar] 2500000000 USD\n"
         "[3 tỷ rưỡi đồng] 3500000000 VND\n"},
        {"2 milioni e mezzo di euro, 2 miliony i pół złotych, 3 miljarder och en halv kronor",
         "[2 milioni e mezzo di euro] 2500000 EUR\n[2 miliony i pół złotych] 2500000 PLN\n"
         "[3 miljarder och en halv kronor] 3500000000 SEK\n"},
        {"two hundred- five million dollars", "[five million dollars] K0301\n"},
        {"4 mil 500 millones de pesos mexicanos", "[4 mil 500 millones de pesos mexicanos] 4500000000 MXN\n"},
    });
}

TEST_CASE("ranges may begin with a numeral in words") {
    check({
        {"five to ten million dollars", "[five to ten million dollars] 5000000..10000000 USD\n"},
        {"um zwei bis drei Millionen Euro", "[zwei bis drei Millionen Euro] 2000000..3000000 EUR\n"},
        {"un à deux millions d'euros", "[un à deux millions d'euros] 1000000..2000000 EUR\n"},
        {"från två till tre miljoner kronor", "[från två till tre miljoner kronor] 2000000..3000000 SEK\n"},
        {"from two to three homes", ""},
        {"an a to five million dollars", "[five million dollars] 5000000 USD\n"},
        {"vitamin a a $5 million deal", "[$5 million] 5000000 USD\n"},
    });
}

TEST_CASE("a date before a word that joins ranges is no lower end of one") {
    check({
        {"from $3 billion in 2020 to $5 billion in 2023",
         "[$3 billion] 3000000000 USD\n[$5 billion] 5000000000 USD\n"},
        {"rose 12% in 2021 to 1.3 trillion dollars", "[1.3 trillion dollars] 1300000000000 USD\n"},
        {"en 2020 a 5.000 millones de euros", "[5.000 millones de euros] 5000000000 EUR\n"},
        {"3 miljarder kronor 2020 till 5 miljarder kronor 2023",
         "[3 miljarder kronor] 3000000000 SEK\n[5 miljarder kronor] 5000000000 SEK\n"},
        {"rose on March 3 to 5 billion euros", "[5 billion euros] 5000000000 EUR\n"},
        {"by Dec. 31 to $45 billion", "[$45 billion] 45000000000 USD\n"},
        {"2000 to 2500 euros, 2000 to 3000 million euros",
         "[2000 to 2500 euros] 2000..2500 EUR\n[2000 to 3000 million euros] 2000000000..3000000000 EUR\n"},
        {"in 2020 to 2500 euros", "[2500 euros] 2500 EUR\n"},
        {"between 3 and $5 billion, 3 to $5 billion",
         "[between 3 and $5 billion] 3000000000..5000000000 USD\n[3 to $5 billion] K0302\n"},
        {"3 to 5 billion dollars, in 3 to 5 billion dollars",
         "[3 to 5 billion dollars] 3000000000..5000000000 USD\n"
         "[3 to 5 billion dollars] 3000000000..5000000000 USD\n"},
    });
}

TEST_CASE("an amount whose scale may be that of the next is refused") {
    check({
        {"$2 or $3 billion", "[$3 billion] 3000000000 USD\n[$2] K0302\n"},
        {"$2-, $3- and $4-billion deals", "[$4-billion] 4000000000 USD\n[$2] K0302\n[$3] K0302\n"},
        {"$2, $3, and £4 million", "[£4 million] 4000000 GBP\n[$2] K0302\n[$3] K0302\n"},
        {"€1 et 2 milliards d'euros", "[2 milliards d'euros] 2000000000 EUR\n[€1] K0302\n"},
        {"$2,500 and $3 billion", "[$2,500] 2500 USD\n[$3 billion] 3000000000 USD\n"},
        {"$5. $3 million", "[$5] 5 USD\n[$3 million] 3000000 USD\n"},
        {"$2 and $3", "[$2] 2 USD\n[$3] 3 USD\n"},
    });
}

TEST_CASE("what stands glued behind the sign, or in its stead, is not passed over") {
    check({
        {"12€50", "[12€] K0301\n"},
        {"500円5枚", "[500円] 500 JPY\n"},
        {"€ 1.500,-", "[€ 1.500] K0302\n"},
        {"€ 500,-", "[€ 500] 500 EUR\n"},
        {"NZ $5 million. Can $5 million help?", "[NZ $5 million] 5000000 NZD\n[Can $5 million] K0302\n"},
        {"500 mil. lei, $5 mil.", "[500 mil. lei] 500000000 RON\n[$5 mil] K0302\n"},
    });
}

TEST_CASE("ideographs are digits where they stand side by side, and a raised point is a decimal mark") {
    check({
        {"約三・九兆円、二〇〇億円、一兆二〇〇億円",
         "[約三・九兆円] 3900000000000 JPY\n[二〇〇億円] 20000000000 JPY\n[一兆二〇〇億円] 1020000000000 "
         "JPY\n"},
        {"３・９兆円と3・9億ドル", "[３・９兆円] 3900000000000 JPY\n[3・9億ドル] 390000000 USD\n"},
        {"£3·9bn, 1,234·5 million yen", "[£3·9bn] 3900000000 GBP\n[1,234·5 million yen] 1234500000 JPY\n"},
        {"二三億円", "[二三億円] K0302\n"},
        {"〇五億円", "[〇五億円] K0301\n"},
        {"二十・五億円、3・三億円", ""},
        {"二〇二四年、三・一一", ""},
        {"単位:百万円 (千円)（単位：億円）단위: 백만원", ""},
        {"EUR 000, 2022 €m, 5 €m", "[2022 €] K0301\n[5 €] K0301\n"},
        {"百万円の(五百万円)", "[百万円] 1000000 JPY\n[五百万円] 5000000 JPY\n"},
    });
}

TEST_CASE("an amount before a word that looks like a scale is refused") {
    check({
        {"₱25 bilyon, €5 milljarðar, €5 biljun", "[₱25] K0301\n[€5] K0301\n[€5] K0301\n"},
        {"a $20 bill, $5 military, $5 mil", "[$20] 20 USD\n[$5] 5 USD\n[$5 mil] K0302\n"},
    });
}

TEST_CASE("a note's mark between a number and its scale is no blank") {
    check({
        {"$5¹ million, $5[1] million, $5* million, $5^1 million",
         "[$5] K0301\n[$5] K0301\n[$5] K0301\n[$5] K0301\n"},
        {"$5 million¹ $5 million[1] $5* a million",
         "[$5 million] 5000000 USD\n[$5 million] 5000000 USD\n[$5] 5 USD\n"},
        {"3^2 billion dollars", ""},
    });
}

TEST_CASE("an en dash that is glued to a figure may be a minus") {
    check({
        {"FCF –€50m, a loss (–5 million euros)", "[€50m] K0302\n[5 million euros] K0302\n"},
        {"the cost – €50m – and 2020–€50m, €40m–€50m",
         "[€50m] 50000000 EUR\n[€50m] 50000000 EUR\n[€40m–€50m] 40000000..50000000 EUR\n"},
        {"-€50m, −€50m", "[-€50m] -50000000 EUR\n[−€50m] -50000000 EUR\n"},
    });
}

TEST_CASE("three zeros behind a lone point group digits, or are refused") {
    check({
        {"rund 100.000 Euro, environ 20.000 euros",
         "[rund 100.000 Euro] 100000 EUR\n[environ 20.000 euros] 20000 EUR\n"},
        {"about 100.000 euros, $100.000", "[about 100.000 euros] K0302\n[$100.000] K0302\n"},
        {"12.500 Ft, oko 12,5 milijardi dinara",
         "[oko 12,5 milijardi dinara] 12500000000 RSD\n[12.500 Ft] K0302\n"},
        {"$1.500; $100,000.000; $1.000 billion",
         "[$1.500] 1.500 USD\n[$100,000.000] 100000.000 USD\n[$1.000 billion] 1000000000 USD\n"},
    });
}

TEST_CASE("a currency that names something else is passed over") {
    check({
        {"at Euro 2024, a Euro 6 diesel, Euro 500; Euro 6 million",
         "[Euro 500] 500 EUR\n[Euro 6 million] 6000000 EUR\n"},
        {"Rs 50, EUR 50, 50 euro", "[Rs 50] 50 INR\n[EUR 50] 50 EUR\n[50 euro] 50 EUR\n"},
    });
}

TEST_CASE("a numeral that is a part of a number in words, or of a vague one, is refused") {
    check({
        {"ten million dollars", "[ten million dollars] 10000000 USD\n"},
        {"ein paar hundert Millionen Euro", "[hundert Millionen Euro] K0301\n"},
        {"mehrere hundert Millionen Euro", "[hundert Millionen Euro] K0301\n"},
        {"birkaç yüz milyon lira", "[yüz milyon lira] K0301\n"},
        {"flera hundra miljoner kronor", "[hundra miljoner kronor] K0301\n"},
        {"сто двадцать миллионов рублей", "[двадцать миллионов рублей] K0301\n"},
        {"doscientos cincuenta millones de euros", "[cincuenta millones de euros] K0301\n"},
        {"two or three million dollars", "[three million dollars] K0302\n"},
        {"mehrere, zehn Millionen Euro", "[zehn Millionen Euro] 10000000 EUR\n"},
    });
}

TEST_CASE("a nation behind an amount in dollars says whose they are, unless it may belong to the next word") {
    check({
        {"It cost $5 billion Canadian.", "[$5 billion Canadian] 5000000000 CAD\n"},
        {"It cost $5 billion US.", "[$5 billion US] 5000000000 USD\n"},
        {"a $5 million Canadian film", "[$5 million] K0302\n"},
        {"$5 billion CDN for", "[$5 billion CDN] 5000000000 CAD\n"},
        {"the $5 billion US plan", "[$5 billion US] 5000000000 USD\n"},
        {"C$5 billion Australian", "[C$5 billion] 5000000000 CAD\n"},
    });
}

TEST_CASE("a scale and a currency in one word stand before the number too") {
    check({
        {"Sales of MSEK 1,250 (1,100), EBIT MEUR 25.3",
         "[MSEK 1,250] 1250000000 SEK\n[MEUR 25.3] 25300000 EUR\n"},
        {"MSEK 500-600", "[MSEK 500-600] 500000000..600000000 SEK\n"},
    });
}

TEST_CASE("words that are money and ordinary words too") {
    check({
        {"a $5 billion real estate fund, 10 million real users", "[$5 billion] 5000000000 USD\n"},
        {"10 million real.", "[10 million real] 10000000 BRL\n"},
        {"3 of 5 A$9.3 billion plants, 3 of 5 miljard euro",
         "[A$9.3 billion] 9300000000 AUD\n[5 miljard euro] K0302\n"},
    });
}

TEST_CASE("bytes that are not UTF-8 are neither letters nor blanks nor signs") {
    for (const char* text : {"a\xE0maximum of $5 billion", "caf\xE9 \xA0$5\xA0 billion", "12.\xB5\x35 M$",
                             "\xA0\xA0$5", "$5 \xF0\x9F", "\xE2\x82 5 billion dollars\xE3"}) {
        INFO(text);
        kanjo::FoundFigures found;
        kanjo::FigureFinder({}, kanjo::vocabulary()).find(text, kanjo::BareAmounts::find, found);
        for (const kanjo::FoundFigure& figure : found.figures)
            CHECK(figure.span.begin + figure.span.length <= std::string_view(text).size());
    }
}

TEST_CASE("years, and numbers that are cut off before, are no amounts") {
    check({
        {"In 2015 dollars it cost $1.2 billion", "[$1.2 billion] 1200000000 USD\n"},
        {"On 12 April 2024 USD weakened; a fee of 2000 USD", "[2000 USD] 2000 USD\n"},
        {"3\n兆9000億円、東京5000円", "[5000円] 5000 JPY\n[9000億円] K0301\n"},
        {"1__000 USD, _1000 USD, ,5 billion USD, $5m3 of gas", "[$5m] K0301\n"},
        {"B2B 5 million users, B2B 5 million dollars", "[5 million dollars] 5000000 USD\n"},
        {"وبـ12 دولار، كوكب12 دولار", "[12 دولار] 12 USD\n"},
        {"$5 million Australian film, $5 million Zimbabwean film",
         "[$5 million] 5000000 USD\n[$5 million] K0302\n"},
        {"AUD 5 million, ZAR 6 million", "[AUD 5 million] 5000000 AUD\n[ZAR 6 million] 6000000 ZAR\n"},
        {"UsD 5 million, Usd 6 million, U5D 7 million, 8 million aud, 9 million Aud", ""},
        {"$5 or 600 yen", "[$5] 5 USD\n[600 yen] 600 JPY\n"},
    });
}

TEST_CASE("the point of an abbreviation is not taken from the end of a sentence") {
    check({
        {"It costs $5m. The rest is $6bn.", "[$5m] 5000000 USD\n[$6bn] 6000000000 USD\n"},
        {"5 Mrd. für 3 Mio. Euro", "[3 Mio. Euro] 3000000 EUR\n"},
    });
}

TEST_CASE("two amounts after a word of change are no range") {
    check({
        {"fell by ¥5 billion to ¥30 billion", "[¥5 billion] 5000000000 JPY\n[¥30 billion] 30000000000 JPY\n"},
        {"rose from $2 billion to €3 billion", "[$2 billion] 2000000000 USD\n[€3 billion] 3000000000 EUR\n"},
        {"rose from $2 to $3 billion", "[from $2 to $3 billion] 2000000000..3000000000 USD\n"},
        {"a range of $2 billion to $3 billion", "[$2 billion to $3 billion] 2000000000..3000000000 USD\n"},
    });
}

TEST_CASE("words that only end like those that belong to a figure are left alone") {
    check({
        {"契約500億円、最近500亿元", "[500億円] 50000000000 JPY\n[500亿元] 50000000000 CNY\n"},
        {"최근 5조원, 직원 12만명", "[5조원] 5000000000000 KRW\n"},
        {"5 dollars 50, 500 yen 3 times", "[500 yen] 500 JPY\n[5 dollars] K0301\n"},
        {"Rs 17,955 cr. 10 lakh people", "[Rs 17,955 cr] 179550000000 INR\n"},
    });
}

TEST_CASE("numbers that nothing marks as money are passed over") {
    check({
        {"1,200 unicorns, the 32nd, in 2027, two-nanometer chips, three million people", ""},
        {"H100, COVID-19, 10:30, 1/2, 50%, 5 GW, 3.5 million users, 192.168.0.1", ""},
        {"top 5, all 3, try 12, COP28, COP 28, AMD 64", ""},
        {"It won 3 awards for 4 real estate firms; N95 masks, R2", ""},
        {"数10億円、何十億円、数百億円", ""},
        {"2019 to 2023; 5 of the 10; 12 and 13", ""},
        {"hundreds of billions of yen, several billion dollars", ""},
    });
}

TEST_CASE("words that mean other things too count beside a scale or a number with marks") {
    check({
        {"Intel won $8.5 billion and AMD $400 million.",
         "[$8.5 billion] 8500000000 USD\n[$400 million] 400000000 USD\n"},
        {"R8.8 billion, 5,000 won, N1.95tn, 3 million won",
         "[R8.8 billion] 8800000000 ZAR\n[5,000 won] 5000 KRW\n[N1.95tn] 1950000000000 NGN\n"
         "[3 million won] 3000000 KRW\n"},
    });
}

TEST_CASE("money that is in doubt is refused, not passed over") {
    check({
        {"5 billion pesos", "[5 billion pesos] K0302\n"},
        {"$3.9 trillion yen", "[$3.9 trillion yen] K0301\n"},
        {"5 million HRK", "[5 million HRK] K0303\n"},
        {"USS$26.3 billion", "[USS$26.3 billion] K0301\n"},
        {"$5 billionplus", "[$5] K0301\n"},
        {"$5x", "[$5] K0301\n"},
        {"$5\u00ADbillion", "[$5] K0301\n"},
        {"(-$4.1bn)", "[-$4.1bn] K0302\n"},
        {"11억 6000억 달러", "[11억 6000억 달러] K0301\n"},
        {"de 171,474, 500 millones de dólares", "[500 millones de dólares] K0301\n"},
        {"46, 6 milliards de yens", "[6 milliards de yens] K0301\n"},
    });
}

TEST_CASE("amounts without a currency are found where they are wanted") {
    const std::string_view text = "9.35 Cr, 17 mil millones and 5 people in 2024";
    CHECK(listed(text, find(text, BareAmounts::find)) ==
          "[9.35 Cr] 93500000\n[17 mil millones] 17000000000\n");
    CHECK(find(text).figures.empty());
}

TEST_CASE("options give symbols and codes their meaning") {
    FigureOptions options;
    options.symbols.push_back({"C$", *kanjo::find_currency("NIO")});
    const std::string_view text = "C$5 billion";
    CHECK(listed(text, find(text, BareAmounts::skip, options)) == "[C$5 billion] 5000000000 NIO\n");
}

TEST_CASE("a very long number is one number") {
    const std::string digits(2'000, '7');
    const std::string text = "x $" + digits + " billion y " + std::string(3'000, '1') + "e5";
    const FoundFigures found = find(text);
    REQUIRE(found.figures.size() == 1);
    CHECK(found.figures[0].span.length == digits.size() + 9);
    CHECK(find("$" + std::string(20'000, '9') + " yen").refused.size() == 1);
}

TEST_CASE("a figure is found wherever in the text it stands") {
    const char* const cases[][2] = {
        {"¥5 million", "[¥5 million] 5000000 JPY\n"},
        {"USD5m", "[USD5m] 5000000 USD\n"},
        {"two billion dollars", "[two billion dollars] 2000000000 USD\n"},
        {"тридцать миллионов рублей", "[тридцать миллионов рублей] 30000000 RUB\n"},
        {"3兆9000億円", "[3兆9000億円] 3900000000000 JPY\n"},
        {"fünf Millionen Euro", "[fünf Millionen Euro] 5000000 EUR\n"},
    };
    FigureOptions options;
    options.running_text = true;
    const kanjo::FigureFinder finder(options, kanjo::vocabulary());
    for (const auto& [figure, expected] : cases) {
        for (const std::string_view filler : {" ", "a ", "é ", "Donaudampfschifffahrtsgesellschaft ", "的"}) {
            std::string text;
            while (text.size() < 200) {
                const std::string whole = text + figure + ' ' + std::string(filler);
                CAPTURE(whole);
                FoundFigures found;
                finder.find(whole, BareAmounts::skip, found);
                CHECK(listed(whole, found) == expected);
                text += filler;
            }
        }
    }
}
