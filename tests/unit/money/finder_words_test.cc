// What a word beside a figure says of it, in the languages of the vocabulary.
#include "support/found_figures.h"

using kanjo::test::check;

TEST_CASE("behind a word of change, 'to' is no hedge") {
    check({
        {"Прибыль выросла на 12,5% до 5 млрд рублей", "[5 млрд рублей] 5000000000 RUB\n"},
        {"Штраф составит до 5 млн рублей", "[до 5 млн рублей] 5000000 RUB\n"},
        {"De omzet steeg met 5 procent tot 3 miljard euro", "[3 miljard euro] 3000000000 EUR\n"},
        {"Er komt tot 3 miljard euro", "[tot 3 miljard euro] 3000000000 EUR\n"},
        {"subió un 12% hasta 1.234 millones de euros", "[1.234 millones de euros] 1234000000 EUR\n"},
        {"un aumento de hasta 500 euros", "[hasta 500 euros] 500 EUR\n"},
        {"pasó de 3 millones de euros a 4 millones de euros",
         "[3 millones de euros] 3000000 EUR\n[4 millones de euros] 4000000 EUR\n"},
        {"wzrost z 3 mld zł do 4 mld zł", "[3 mld zł] 3000000000 PLN\n[4 mld zł] 4000000000 PLN\n"},
        {"prices rose up to $5m, and to ~$6m", "[up to $5m] 5000000 USD\n[~$6m] 6000000 USD\n"},
    });
}

TEST_CASE("what stands before a figure may only look like a hedge") {
    check({
        {"the row over $5m, a bill of over $5m", "[$5m] 5000000 USD\n[over $5m] 5000000 USD\n"},
        {"el salario mínimo de 249 euros", "[249 euros] 249 EUR\n"},
        {"外資賣超238.55億港元", "[238.55億港元] 23855000000 HKD\n"},
        {"ca 300 Mkr, CA 300 Mkr", "[ca 300 Mkr] 300000000 SEK\n[300 Mkr] 300000000 SEK\n"},
    });
}

TEST_CASE("words for money stand behind their number") {
    check({
        {"Доллар 93,44 рубля, dolar 32,34 lira", "[93,44 рубля] 93.44 RUB\n[32,34 lira] 32.34 TRY\n"},
        {"ค่าจ้าง 10,000 บาท 50 ล้านคน", "[10,000 บาท] 10000 THB\n"},
        {"500 유로 3명, 500 달러 3명에게", "[500 유로] 500 EUR\n[500 달러] 500 USD\n"},
        {"Dolar/TL 32,34, BTC-USD 61203, 欧元/美元 1.0650", ""},
    });
}

TEST_CASE("pounds of weight, championships and equations are no money") {
    check({
        {"a 200-pound man, 10 pounds per square inch, a 5-pound note", "[5-pound] 5 GBP\n"},
        {"유로 2024, Euro 2024, 2元方程式", ""},
    });
}

TEST_CASE("codes that are words are none before what is counted") {
    check({
        {"ALL 5,000 workers, TRY 3,000 TIMES, TOP 10,000 firms", ""},
        {"TRY 3,000 a month, TRY 3 million WORKERS", "[TRY 3,000] 3000 TRY\n[TRY 3 million] 3000000 TRY\n"},
    });
}

TEST_CASE("a name in katakana or capitals may stand right before a large sum") {
    check({
        {"ソニー500億円、NTT1兆円", "[500億円] 50000000000 JPY\n[1兆円] 1000000000000 JPY\n"},
        {"PS5億円、H100億円、スイッチ2万円", ""},
        {"マイナス5億円", "[5億円] K0302\n"},
    });
}

TEST_CASE("a year before a currency may be the year of what follows") {
    check({
        {"the 1997 baht crisis", "[1997 baht] K0302\n"},
        {"a fee of 1997 baht each, the 1,997 baht fee", "[1997 baht] 1997 THB\n[1,997 baht] 1997 THB\n"},
    });
}

TEST_CASE("numbers go on behind a scale as their languages write") {
    check({
        {"22 bin 104 lira", "[22 bin 104 lira] 22104 TRY\n"},
        {"4 mil 500 pesos mexicanos", "[4 mil 500 pesos mexicanos] 4500 MXN\n"},
        {"17 bin 2 lira", "[17 bin 2 lira] K0301\n"},
        {"3 مليارات و500 مليون دولار", "[3 مليارات و500 مليون دولار] 3500000000 USD\n"},
        {"بين 3 مليارات و5 مليارات دولار", "[بين 3 مليارات و5 مليارات دولار] 3000000000..5000000000 USD\n"},
        {"一百零五亿元, 3亿多元", "[一百零五亿元] 10500000000 CNY\n[3亿多元] 300000000 CNY\n"},
        {"un millón de euros, un miliardo e mezzo di euro",
         "[un millón de euros] 1000000 EUR\n[un miliardo e mezzo di euro] 1500000000 EUR\n"},
    });
}

TEST_CASE("Korean words that end as scales do are no part of the number behind them") {
    check({
        {"올해만 3조원, 하지만 500억원, 추경 31조8000억원",
         "[3조원] 3000000000000 KRW\n[500억원] 50000000000 KRW\n[31조8000억원] 31800000000000 KRW\n"},
        {"3조·5000억원, 3조원·5000억원",
         "[3조원] 3000000000000 KRW\n[5000억원] 500000000000 KRW\n[5000억원] K0301\n"},
        {"구조 500억원", "[500억원] K0301\n"},
        {"3조 5000억원", "[3조 5000억원] 3500000000000 KRW\n"},
    });
}

TEST_CASE("a figure is not cut short by what stands within it") {
    check({
        {"$5 million million", "[$5 million] K0301\n"},
        {"$1.0650-60, $12.50-15", "[$12.50-15] 12.50..15 USD\n[$1.0650-60] K0302\n"},
        {"$1.2&nbsp;billion, <b>$5</b> million", "[$1.2] K0301\n[$5] K0301\n"},
        {"1ユーロ=164円65〜66銭", "[1ユーロ] 1 EUR\n[164円] K0301\n"},
        {"5 euros and 50 cents, 5 Euro und 3 Dollar", "[5 Euro] 5 EUR\n[3 Dollar] 3 USD\n[5 euros] K0301\n"},
        {"bajó de 25.000 a 20.000 millones de euros, 500,000 to 1.5 million dollars",
         "[500,000 to 1.5 million dollars] 500000..1500000 USD\n[de 25.000 a 20.000 millones de euros] "
         "K0302\n"},
        {"1 766,92 euros, 2 344 dollars", "[1 766,92 euros] 1766.92 EUR\n[2 344 dollars] K0301\n"},
        {"1.234 TEUR, TEUR 1.234, 12,5 TEUR",
         "[1.234 TEUR] 1234000 EUR\n[TEUR 1.234] 1234000 EUR\n"
         "[12,5 TEUR] K0301\n"},
    });
}

TEST_CASE("元 is refused in a line in traditional characters") {
    check({
        {"台積電股價收在820元，市值21.26兆元，營收創高", "[820元] K0302\n[21.26兆元] K0302\n"},
        {"アリババは300億元を投じる", "[300億元] 30000000000 CNY\n"},
        {"总投资300亿元", "[300亿元] 30000000000 CNY\n"},
        {"500億元（約1兆円）", "[500億元] 50000000000 CNY\n[約1兆円] 1000000000000 JPY\n"},
        {"投資50億元人民幣，擴大對華生產", "[50億元人民幣] 5000000000 CNY\n"},
    });
}
