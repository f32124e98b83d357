// duckdb_exact.cjs COMMITMENTS RATES: the standard job as an expert has DuckDB do it without an error. DuckDB adds exact
// decimals by sector and rate; what remains, a sum of fractions, is done in whole numbers here and rounded once.
const { DuckDBInstance } = require("@duckdb/node-api");

const [commitments, rates] = process.argv.slice(2).map((path) => path.replaceAll("'", "''"));
const PLACES = { amount: 4, rate: 6 };
const GUARD = 10n ** 60n; // each fraction is cut behind so many digits

const SUMS = `
with quoted as (
  select date, quote, rate from read_csv('${rates}', header=true, columns={
    'date':'DATE','base':'VARCHAR','quote':'VARCHAR','rate':'DECIMAL(18,${PLACES.rate})'})),
days as (select unnest(range(min(date), max(date) + interval 1 day, interval 1 day))::DATE as date from quoted),
held as (
  select days.date, currency.quote,
         last_value(quoted.rate ignore nulls) over (partition by currency.quote order by days.date) as rate
  from days cross join (select distinct quote from quoted) currency
  left join quoted on quoted.date = days.date and quoted.quote = currency.quote),
dollars as (select date, rate from held where quote = 'USD'),
added as (
  select sector, currency, date, count(*) as count, sum(amount)::DECIMAL(28,${PLACES.amount}) as amount
  from read_csv('${commitments}', header=true, columns={
    'id':'VARCHAR','date':'DATE','investor':'VARCHAR','recipient':'VARCHAR','sector':'VARCHAR',
    'amount':'DECIMAL(18,${PLACES.amount})','currency':'VARCHAR','status':'VARCHAR','note':'VARCHAR'})
  group by all)
select added.sector,
       case when currency = 'USD' or held.rate is null then 1 else held.rate end::DECIMAL(18,${PLACES.rate})::VARCHAR as divisor,
       sum(count)::VARCHAR as count,
       sum(amount * case when currency = 'USD' then 1 else dollars.rate end::DECIMAL(10,${PLACES.rate}))::VARCHAR as amount
from added join dollars on dollars.date = added.date
left join held on held.date = added.date and held.quote = added.currency
group by all`;

/** The digits of a decimal as a whole number of 10^-places. */
function whole(text, places) {
  const [digits, decimals = ""] = text.split(".");
  return BigInt(digits + decimals.padEnd(places, "0"));
}

/** `value` in units of 1/GUARD of a ten-thousandth, rounded half to even to cents. */
function cents(value, terms) {
  const unit = GUARD * 10n ** BigInt(PLACES.amount - 2);
  const [quotient, rest] = [value / unit, value % unit];
  if (rest * 2n <= unit && (rest + terms) * 2n >= unit) throw new Error("too near to half a cent for the guard digits");
  const rounded = String(rest * 2n > unit ? quotient + 1n : quotient).padStart(3, "0");
  return rounded.slice(0, -2) + "." + rounded.slice(-2);
}

async function main() {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const [sectors, divisors, counts, amounts] = (await connection.runAndReadAll(SUMS)).getColumns();
  const groups = new Map();
  for (const name of ["TOTAL", ...new Set(sectors)]) groups.set(name, { count: 0n, value: 0n, terms: 0n });
  for (let i = 0; i < sectors.length; ++i) {
    const value = (whole(amounts[i], PLACES.amount + PLACES.rate) * GUARD) / whole(divisors[i], PLACES.rate);
    for (const group of [groups.get(sectors[i]), groups.get("TOTAL")]) {
      group.count += BigInt(counts[i]);
      group.value += value;
      group.terms += 1n;
    }
  }
  const names = [...groups.keys()].filter((name) => name !== "TOTAL").sort();
  console.log("sector,count,total");
  for (const name of [...names, "TOTAL"]) {
    const { count, value, terms } = groups.get(name);
    console.log(`${name},${count},${cents(value, terms)}`);
  }
}

main();
