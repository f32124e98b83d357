#include "support/found_figures.h"

using kanjo::test::check;
using kanjo::test::find;

TEST_CASE("a short or foreign scale before a word that goes on is none") {
    check({
        {"$25 T-shirt", "[$25 T] K0301\n"},
        {"£20 M&S voucher", "[£20 M] K0301\n"},
        {"$500 bi-weekly", "[$500 bi] K0301\n"},
        {"£40 bin tax", "[£40 bin] K0301\n"},
        {"40 bin lira, 5 miles de euros", "[40 bin lira] 40000 TRY\n[5 miles de euros] 5000 EUR\n"},
        {"a $5 K-pop ticket, $5K-a-year", "[$5K] 5000 USD\n[$5 K] K0301\n"},
    });
}

TEST_CASE("a number that its scale may stand away from is refused") {
    check({
        {"$300-odd million, Rs 12,000-odd crore",
         "[$300-odd million] 300000000 USD\n[Rs 12,000-odd crore] 120000000000 INR\n"},
        {"$20-some billion", "[$20] K0301\n"},
        {"$1½ billion, $1⅓ billion", "[$1½ billion] 1500000000 USD\n[$1] K0301\n"},
        {"$1 1/2 billion, $1 2/3 billion", "[$1 1/2 billion] 1500000000 USD\n[$1] K0301\n"},
        {"$2 or 3 billion", "[$2] K0302\n"},
        {"$2, 3 and 4 million", "[$2] K0302\n"},
        {"a $5-to-$10 million project", "[$10 million] 10000000 USD\n[$5] K0302\n"},
        {"$1-1/2 billion, $2-4-6bn", "[$1-1] K0301\n[$2-4] K0302\n"},
        {"$2 or about $3 billion", "[about $3 billion] 3000000000 USD\n[$2] K0302\n"},
        {"1 000 000 d'euros, 2 milliards de roubles",
         "[1 000 000 d'euros] 1000000 EUR\n[2 milliards de roubles] 2000000000 RUB\n"},
        {"$1.2 versus $1.4 billion", "[$1.4 billion] 1400000000 USD\n[$1.2] K0302\n"},
        {"$5 (five) million", "[$5] K0301\n"},
        {"SEK 1,234 (1,100) million", "[SEK 1,234] K0301\n"},
        {"$5×10⁶", "[$5] K0301\n"},
        {"0 yen ($3)", "[0 yen] 0 JPY\n[$3] 3 USD\n"},
        {"Mio. CHF 25.3", "[CHF 25.3] K0301\n"},
        {"5 billion and 300 million yen", "[300 million yen] K0301\n"},
        {"$5 billion and 300 million people", "[$5 billion] 5000000000 USD\n"},
        {"28 billion-dollar disasters", "[28 billion-dollar] K0302\n"},
        {"a billion-dollar, a 5-billion-dollar plan",
         "[a billion-dollar] 1000000000 USD\n[5-billion-dollar] 5000000000 USD\n"},
        {"two-thirds of a billion dollars", "[a billion dollars] K0301\n"},
        {"en millions d'euros", ""},
    });
}

TEST_CASE("amounts that change are two, and no sentence ends within a range") {
    check({
        {"raised its forecast from $5bn to $6bn", "[$5bn] 5000000000 USD\n[$6bn] 6000000000 USD\n"},
        {"ranging from $5bn to $6bn", "[from $5bn to $6bn] 5000000000..6000000000 USD\n"},
        {"1200億円から1500億円に引き上げた", "[1200億円] 120000000000 JPY\n[1500億円] 150000000000 JPY\n"},
        {"涨2.5港元至350港元", "[2.5港元] 2.5 HKD\n[350港元] 350 HKD\n"},
        {"It paid $5m. Up to $7m follows", "[$5m] 5000000 USD\n[Up to $7m] 7000000 USD\n"},
        {"$1,400 to 160 million Americans", "[$1,400] 1400 USD\n"},
    });
}

TEST_CASE("signs and currencies around a figure that contradict it are not passed over") {
    check({
        {"営業損益は－500億円", "[500億円] K0302\n"},
        {"▲5億円、负5亿元", "[5億円] K0302\n[5亿元] K0302\n"},
        {"minus $5m, -> $1M", "[$1M] 1000000 USD\n[$5m] K0302\n"},
        {"$5 billion (Canadian), $5 billion (AUD), $5 billion (US)",
         "[$5 billion] 5000000000 USD\n[$5 billion] K0302\n[$5 billion] K0302\n"},
        {"1024亿元(港元，下同)", "[1024亿元] K0302\n"},
        {"$5 million Canadian-made film", "[$5 million] K0302\n"},
        {"400 USD 50 times, in 2024 USD 50", "[USD 50] 50 USD\n[USD 50] K0302\n"},
        {"Rp 16,250; 1,5 mld Kč", "[1,5 mld Kč] 1500000000 CZK\n[Rp 16,250] K0302\n"},
        {"EUR 2.5% bond, USD 10-year", "[EUR 2.5] K0301\n[USD 10] K0301\n"},
        {"20 euro zone countries", ""},
    });
}

TEST_CASE("what is counted, weighed or heads a column is not taken for an amount") {
    check({
        {"$50 to 100 million users, $5-7 days", "[$50 to 100 million] K0301\n[$5-7] K0301\n"},
        {"9.8 million pounds of chicken", "[9.8 million pounds] K0302\n"},
        {"2023 $ 2022 $", "[$ 2022 $] K0302\n"},
        {"$5m (2022 dollars)", "[$5m] 5000000 USD\n"},
        {"rose 1.2 to 151.3 yen", "[1.2 to 151.3 yen] K0302\n"},
        {"COP $3.000 millones, AMD $400 million", "[$400 million] 400000000 USD\n[$3.000 millones] K0302\n"},
        {"5 zł 50 gr, 5 dollars 50 cents", "[5 zł] K0301\n[5 dollars] K0301\n"},
        {"+$5m/-$3m, Rs 500/-", "[+$5m] 5000000 USD\n[-$3m] -3000000 USD\n[Rs 500/-] 500 INR\n"},
        {"$5m a $7m saving, 5 a 7 millones de euros",
         "[5 a 7 millones de euros] 5000000..7000000 EUR\n[$5m a $7m] K0302\n"},
        {"2·3억원", "[2·3억원] K0302\n"},
        {"1/10 of a billion dollars, 2 point 5 billion dollars",
         "[a billion dollars] K0301\n[5 billion dollars] K0301\n"},
    });
}

TEST_CASE("hedges behind a figure end with its clause") {
    check({
        {"£50 plus VAT, $5bn. Plus, it won", "[£50] 50 GBP\n[$5bn] 5000000000 USD\n"},
        {"$20 million or less than 1%", "[$20 million] 20000000 USD\n"},
    });
    CHECK(find("£50 plus VAT").figures[0].figure.hedge == kanjo::Hedge::none);
    CHECK(find("過去最高500億円").figures[0].figure.hedge == kanjo::Hedge::none);
    CHECK(find("最大500億円").figures[0].figure.hedge == kanjo::Hedge::up_to);
    CHECK(find("纽约100亿美元").figures[0].figure.hedge == kanjo::Hedge::none);
}

TEST_CASE("East Asian numbers go on behind a blank, and numerals within words are none") {
    check({
        {"1만 2000원, 1억 2345만 6789원", "[1만 2000원] 12000 KRW\n[1억 2345만 6789원] 123456789 KRW\n"},
        {"5 万 3000 円, 12万 3456元", "[5 万 3000 円] 53000 JPY\n[12万 3456元] 123456 CNY\n"},
        {"3조 5000여억 원", "[5000여억 원] K0301\n"},
        {"같은 이유로 연구원 唯一欧元区 一元管理", ""},
        {"一点五万亿元、三點五億元", "[一点五万亿元] 1500000000000 CNY\n[三點五億元] 350000000 CNY\n"},
        {"3点5亿元、2、3兆円、3亿零500万元", ""},
        {"1ドル=151円97銭", "[1ドル] 1 USD\n[151円] K0301\n"},
    });
}

TEST_CASE(
    "a number that goes on behind a comma and a blank is refused where its language writes commas in it") {
    check({
        {"46, 6 milliards de yens", "[6 milliards de yens] K0301\n"},
        {"146, 6 milliards d'euros", "[6 milliards d'euros] K0301\n"},
        {"1146, 6 milliards d'euros", "[6 milliards d'euros] 6000000000 EUR\n"},
        {"171,474, 500 millones de euros", "[500 millones de euros] K0301\n"},
        {"1.474, 500 millones de euros", "[500 millones de euros] K0301\n"},
        {"1.474, 50 millones de euros", "[50 millones de euros] 50000000 EUR\n"},
        {"6, 5 milliards d'euros", "[5 milliards d'euros] K0301\n"},
        {", 6 milliards d'euros", "[6 milliards d'euros] 6000000000 EUR\n"},
        {"46, 6 billion euros", "[6 billion euros] 6000000000 EUR\n"},
        {"46, 6 euros", "[6 euros] 6 EUR\n"},
    });
}

TEST_CASE("pairs of codes are no amounts, and words before two digits or a year are names") {
    check({
        {"EUR/USD 1.0652, USD/JPY 151.20", ""},
        {"it cost 5 USD/EUR", ""},
        {"100 USD/JPY contracts", ""},
        {"USD 500/EUR 460", "[USD 500] 500 USD\n[EUR 460] 460 EUR\n"},
        {"Euro 6 engines, Euro 24, Euro 124", "[Euro 124] 124 EUR\n"},
        {"Euro 2024 in Germany, Euro 3024, Euro 1899", "[Euro 3024] 3024 EUR\n[Euro 1899] 1899 EUR\n"},
        {"Euro 1,234 and Euro 12.5", "[Euro 1,234] 1234 EUR\n[Euro 12.5] 12.5 EUR\n"},
        {"euro 5 million, Yen 500", "[Yen 500] 500 JPY\n"},
        {"1€=1.08$, 1 USD = 157 JPY", "[1€] 1 EUR\n[1.08$] 1.08 USD\n[1 USD] 1 USD\n[157 JPY] 157 JPY\n"},
    });
}

TEST_CASE("ends of ranges that share no currency or no scale are two amounts") {
    check({
        {"US$1bn to S$1.5bn", "[US$1bn] 1000000000 USD\n[S$1.5bn] 1500000000 SGD\n"},
        {"+S$1bn to US$1.5bn", "[+S$1bn] 1000000000 SGD\n[US$1.5bn] 1500000000 USD\n"},
        {"$5 to £6", "[$5] 5 USD\n[£6] 6 GBP\n"},
        {"US$5 to $6 million", "[US$5 to $6 million] 5000000..6000000 USD\n"},
        {"$5 billion to 6", "[$5 billion] 5000000000 USD\n"},
        {"$5 billion to £6 billion", "[$5 billion] 5000000000 USD\n[£6 billion] 6000000000 GBP\n"},
        {"$2 to three, 2 dollars to three", "[$2] 2 USD\n[2 dollars] 2 USD\n"},
        {"$2 to three billion", "[$2 to three billion] 2000000000..3000000000 USD\n"},
        {"between $5m and 2030", "[$5m] 5000000 USD\n"},
        {"$5 and $6 million", "[$6 million] 6000000 USD\n[$5] K0302\n"},
        {"rose from $5bn to $6bn", "[$5bn] 5000000000 USD\n[$6bn] 6000000000 USD\n"},
        {"cut its 2024 budget from $5bn to $6bn", "[$5bn] 5000000000 USD\n[$6bn] 6000000000 USD\n"},
        {"from $5bn, rose to $6bn", "[$5bn] 5000000000 USD\n[$6bn] 6000000000 USD\n"},
        {"$1,000 to $1 million", "[$1,000 to $1 million] 1000..1000000 USD\n"},
        {"$999 to 1 million", "[$999 to 1 million] K0302\n"},
        {"de 5 à 7 millions d'euros", "[de 5 à 7 millions d'euros] 5000000..7000000 EUR\n"},
        {"5 till 7 miljoner kronor", "[5 till 7 miljoner kronor] 5000000..7000000 SEK\n"},
        {"1.234 à 1.500 millions d'euros", "[1.234 à 1.500 millions d'euros] 1234000000..1500000000 EUR\n"},
    });
}

TEST_CASE("marks of numbers are those of the words beside them") {
    check({
        {"1,250 millions d'euros, 1.250 millones de euros",
         "[1,250 millions d'euros] 1250000 EUR\n[1.250 millones de euros] 1250000000 EUR\n"},
        {"12.500 Millionen Euro, 1.250 million euros",
         "[12.500 Millionen Euro] 12500000000 EUR\n[1.250 million euros] 1250000 EUR\n"},
        {"12.500 M€, 12,500 M€", "[12.500 M€] K0302\n[12,500 M€] K0302\n"},
        {"€ 12.500, €12,500", "[€ 12.500] 12.500 EUR\n[€12,500] 12500 EUR\n"},
        {"12.500 Euro, 12,500 Euro", "[12,500 Euro] 12500 EUR\n[12.500 Euro] K0302\n"},
        {"1.250 kr, 1,250 kr", "[1.250 kr] K0302\n[1,250 kr] K0302\n"},
        {"100.000 yen, 100.000 dollars", "[100.000 yen] 100000 JPY\n[100.000 dollars] 100000 USD\n"},
        {"100 000 USD, 12 345 USD", "[100 000 USD] 100000 USD\n[12 345 USD] K0301\n"},
        {"12 345,50 руб", "[12 345,50 руб] 12345.50 RUB\n"},
        {"$5,50, $5,5000, $55,00", "[$5,50] K0301\n[$5,5000] K0301\n[$55,00] K0301\n"},
        {"$1,23,456, ₹1,23,456", "[$1,23,456] 123456 USD\n[₹1,23,456] 123456 INR\n"},
        {"0 000 dollars, 0.5억 원", "[0.5억 원] 50000000 KRW\n[0 000 dollars] K0301\n"},
        {"$1.5e3 million, 5E-3 USD", "[5E-3 USD] 0.005 USD\n[$1.5e3 million] K0301\n"},
    });
}

TEST_CASE("scales that do not descend, or come twice, are refused") {
    check({
        {"3万5千円, 3千5百円, 3百円", "[3万5千円] 35000 JPY\n[3千5百円] 3500 JPY\n[3百円] 300 JPY\n"},
        {"3億5000万円, 3億5000円, 5000万3億円",
         "[3億5000万円] 350000000 JPY\n[3億5000円] 300005000 JPY\n[5000万3億円] K0301\n"},
        {"3 lakh crore rupees, 3 crore 50 lakh rupees",
         "[3 lakh crore rupees] 3000000000000 INR\n[3 crore 50 lakh rupees] 35000000 INR\n"},
        {"2 million 3 billion dollars, 2 million 300 thousand dollars",
         "[2 million 300 thousand dollars] 2300000 USD\n[2 million 3 billion dollars] K0301\n"},
        {"5 thousand million euros, 5 mil millones de euros",
         "[5 thousand million euros] 5000000000 EUR\n[5 mil millones de euros] 5000000000 EUR\n"},
        {"one and a half million dollars, 1 and a half million dollars",
         "[one and a half million dollars] 1500000 USD\n[1 and a half million dollars] 1500000 USD\n"},
        {"三四亿元, 五六百万元", "[三四亿元] K0302\n[五六百万元] K0302\n"},
    });
}

TEST_CASE("what stands glued to a sign, a number or a scale decides what they are") {
    check({
        {"x$5m, a$5m, A$5m", "[A$5m] 5000000 AUD\n[$5m] K0301\n[$5m] K0301\n"},
        {"5$m, 5€6, 5€60", "[5$] K0301\n[5€] K0301\n[5€] K0301\n"},
        {"$$5, $€5, €$5", "[$$5] 5 USD\n[$€5] K0301\n[€$5] K0301\n"},
        {"$5¹ million, $5m¹", "[$5m] 5000000 USD\n[$5] K0301\n"},
        {"$5[1] million, $5 million[1]", "[$5 million] 5000000 USD\n[$5] K0301\n"},
        {"₹5 crore*, ₹5* crore", "[₹5 crore] 50000000 INR\n[₹5] K0301\n"},
        {"Rs 500/-, Rs 500/-5, Rs 5 lakh/-", "[Rs 5 lakh/-] 500000 INR\n[Rs 500/-] K0302\n[Rs 500] K0302\n"},
        {"$5 billionplus, $5 millionish", "[$5] K0301\n[$5] K0301\n"},
        {"STG9A and STG 9 million", "[STG 9 million] 9000000 GBP\n[STG9] K0301\n"},
        {"5 Mio. €, Mio. € 5", "[5 Mio. €] 5000000 EUR\n[€ 5] K0301\n"},
        {"5 pounds of flour", "[5 pounds] K0302\n"},
        {"kr 5 million, kr. 5", "[kr 5 million] K0302\n[kr. 5] K0302\n"},
        {"–€50m, loss of –€50m", "[€50m] K0302\n[€50m] K0302\n"},
        {"損失－500億円, ▼5億円, 负5亿元", "[500億円] K0302\n[5億円] K0302\n[5亿元] K0302\n"},
    });
}

TEST_CASE("a number that is the end of another is no amount") {
    check({
        {"3:5 million dollars, 1/5 million dollars, 1⁄5 million dollars", ""},
        {"2^5 million dollars, 7 00 dollars, a-5 million dollars", ""},
        {"1,,5 million dollars, x ,5 million dollars", ""},
        {"a/5 million dollars, a:5 million dollars",
         "[5 million dollars] 5000000 USD\n[5 million dollars] 5000000 USD\n"},
        {"1.2.5 million dollars, 1_5 million dollars",
         "[1.2.5 million dollars] K0301\n[1_5 million dollars] K0301\n"},
        {"و12.5 مليون دولار", "[12.5 مليون دولار] 12500000 USD\n"},
        {"وبـ12 مليون دولار", "[12 مليون دولار] 12000000 USD\n"},
        {"3・5億円", "[3・5億円] 350000000 JPY\n"},
    });
}

TEST_CASE("a number in digits that goes on in words is refused, unless a scale ended it") {
    check({
        {"$5 hundred, £3 hundred", "[$5] K0301\n[£3] K0301\n"},
        {"$5 million hundred-fold", "[$5 million] 5000000 USD\n"},
    });
}

TEST_CASE("numbers that may be parts of the figure beside them are not passed over") {
    check({
        {"3. 9 trillion yen, 2 000 5 million dollars", "[9 trillion yen] K0301\n[5 million dollars] K0301\n"},
        {"In May 5 million dollars; in 2024 5 million dollars",
         "[5 million dollars] 5000000 USD\n[5 million dollars] 5000000 USD\n"},
        {"On June 5 6 million dollars; 1,234. 5 million dollars",
         "[6 million dollars] 6000000 USD\n[5 million dollars] 5000000 USD\n"},
        {"$1. 2 billion", "[$1] K0301\n"},
        {"$1 .2 billion, EUR 100 00", "[$1] K0301\n[EUR 100] K0301\n"},
        {"$5..6m, EUR 100 0.5%", "[EUR 100] 100 EUR\n[$5] K0301\n"},
        {"$1.2 (billion), $45.6 (in millions), $5 [m], $7 (million-strong), $9 (my)",
         "[$9] 9 USD\n[$1.2] K0301\n[$45.6] K0301\n[$5] K0301\n[$7] K0301\n"},
        {"2 billion, 900 million dollars; 900 million, 2 billion dollars",
         "[2 billion dollars] 2000000000 USD\n[900 million dollars] K0302\n"},
        {"3 euros 50, 3 euros 500, 3 euros 50 people", "[3 euros] 3 EUR\n[3 euros] 3 EUR\n[3 euros] K0301\n"},
        {"US$ 2 bilhões e 500 milhões, $2bn and 5 million people",
         "[$2bn] 2000000000 USD\n[US$ 2 bilhões] K0302\n"},
        {"数千億〜1兆円, 〜1兆円", "[〜1兆円] 1000000000000 JPY\n[〜1兆円] K0302\n"},
        {"1,100 USD m, 1,100 USD more", "[1,100 USD] 1100 USD\n[1,100 USD] K0301\n"},
        {"₹2.5 ", "[₹2.5] 2.5 INR\n"},
        {"₹2.5 L, 5 euros l'heure, $3-миллиардный", "[5 euros] 5 EUR\n[₹2.5] K0301\n[$3] K0301\n"},
    });
}

TEST_CASE("a range without a currency at its first end is none behind a word of change") {
    check({
        {"rose from 3 to 4 billion dollars", "[from 3 to 4 billion dollars] K0302\n"},
        {"cost from 3 to 4 billion dollars", "[from 3 to 4 billion dollars] 3000000000..4000000000 USD\n"},
        {"raised between 3 and 4 billion dollars",
         "[between 3 and 4 billion dollars] 3000000000..4000000000 USD\n"},
        {"с 2 до 3 млрд рублей", "[2 до 3 млрд рублей] K0302\n"},
        {"2から3兆円に", "[2から3兆円] K0302\n"},
        {"10-15,000 dollars, $300-1,200", "[$300-1,200] 300..1200 USD\n[10-15,000 dollars] K0302\n"},
        {"from $10 to $15,000", "[from $10 to $15,000] 10..15000 USD\n"},
    });
}

TEST_CASE("years and weights beside words for money are doubted") {
    check({
        {"EUR 2024, 2015 dollars, EUR 2000, 1999 USD, USD2024",
         "[EUR 2000] 2000 EUR\n[1999 USD] 1999 USD\n[USD2024] 2024 USD\n[EUR 2024] K0302\n[2015 dollars] "
         "K0302\n"},
        {"lost 20 pounds, lost 2,000 pounds", "[2,000 pounds] 2000 GBP\n[20 pounds] K0302\n"},
        {"weighed 4,500 pounds, 5 Pfund Kaffee, 5 Pfund",
         "[5 Pfund] 5 GBP\n[4,500 pounds] K0302\n[5 Pfund] K0302\n"},
        {"美元2024年走势, 2024年50亿元", "[50亿元] 5000000000 CNY\n"},
        {"свыше миллиарда долларов, треть миллиарда долларов", "[свыше миллиарда долларов] 1000000000 USD\n"},
    });
}
