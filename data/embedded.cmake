# The data files that are compiled in, and the names they have there.
kanjo_embed(rates/monthly.csv embedded_rates_monthly)
kanjo_embed(currencies/iso4217.csv embedded_currencies)
kanjo_embed(currencies/aliases.csv embedded_currency_aliases)
kanjo_embed(vocabulary/languages.tsv embedded_vocabulary_languages)
kanjo_embed(vocabulary/scales.tsv embedded_vocabulary_scales)
kanjo_embed(vocabulary/currencies.tsv embedded_vocabulary_currencies)
kanjo_embed(vocabulary/words.tsv embedded_vocabulary_words)
