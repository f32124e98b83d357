# The data files that are compiled in, and the names they have there.
kanjo_embed(rates/monthly.csv embedded_rates_monthly)
kanjo_embed(currencies/iso4217.csv embedded_currencies)
kanjo_embed(currencies/aliases.csv embedded_currency_aliases)
