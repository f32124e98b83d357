"""The standard job in other tools, each a shell command that prints sector,count,total; {c} and {r} are the files."""
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).parent
DUCKDB_FOR_NODE = "@duckdb/node-api"

PYTHON_DECIMAL = r'''
import bisect, csv, sys
from decimal import Decimal, getcontext
getcontext().prec = 50
rates = {}
for row in csv.DictReader(open(sys.argv[2])): rates.setdefault(row["quote"], []).append((row["date"], Decimal(row["rate"])))
days = {c: [d for d, _ in t] for c, t in rates.items()}
def rate(c, d): return Decimal(1) if c == "EUR" else rates[c][bisect.bisect_right(days[c], d) - 1][1]
n, s = {}, {}
for row in csv.DictReader(open(sys.argv[1])):
    a, c, d, k = Decimal(row["amount"]), row["currency"], row["date"], row["sector"]
    n[k] = n.get(k, 0) + 1
    s[k] = s.get(k, 0) + (a if c == "USD" else a * rate("USD", d) / rate(c, d))
print("sector,count,total")
for k in sorted(n): print(f"{k},{n[k]},{s[k].quantize(Decimal('.01'))}")
print(f"TOTAL,{sum(n.values())},{sum(s.values()).quantize(Decimal('.01'))}")
'''

SQLITE = r'''
.mode csv
.import {c} c
.import {r} r
create table q as select quote, date, cast(rate as real) as rate from r;
create index i on q(quote, date);
.headers on
with v as (select sector, case when currency='USD' then cast(amount as real) else cast(amount as real)
  * (select rate from q where quote='USD' and date<=c.date order by date desc limit 1)
  / (case when currency='EUR' then 1.0 else (select rate from q where quote=currency and date<=c.date order by date desc limit 1) end)
  end as usd from c)
select sector, count(*) as count, printf('%.2f', sum(usd)) as total from v group by sector
union all select 'TOTAL', count(*), printf('%.2f', sum(usd)) from v;
'''


def has_duckdb_for_node():
    """Found as node finds a package: in NODE_PATH."""
    words = ["node", "-e", f"require.resolve('{DUCKDB_FOR_NODE}')"]
    return bool(shutil.which("node")) and subprocess.run(words, stderr=subprocess.DEVNULL).returncode == 0


def missing():
    """Programs and packages that the table has a line for where they are installed."""
    programs = [program for program in ("sqlite3", "duckdb") if not shutil.which(program)]
    return programs + ([] if has_duckdb_for_node() else [f"{DUCKDB_FOR_NODE} for node, in NODE_PATH"])


def installed(folder):
    """Name and command of each peer that is there."""
    script = folder / "decimal_peer.py"
    script.write_text(PYTHON_DECIMAL, encoding="utf-8")
    yield "Python csv + decimal", f"python3 {script} {{c}} {{r}}"
    if shutil.which("sqlite3"):
        text = folder / "peer.sql"
        text.write_text(SQLITE.replace("{c}", str(folder / "c.csv")).replace("{r}", str(folder / "rates.csv")), encoding="utf-8")
        yield "SQLite", f"sqlite3 :memory: < {text}"
    if has_duckdb_for_node():
        yield "DuckDB exact, then BigInt", f"node {HERE / 'duckdb_exact.cjs'} {{c}} {{r}}"
    if shutil.which("duckdb"):
        query = (
            "create table r as select * from read_csv('{r}', all_varchar=true); "
            "with v as (select c.sector, case when currency='USD' then amount::double else amount::double * u.rate::double / "
            "coalesce(q.rate::double, 1) end as usd from read_csv('{c}', all_varchar=true) c "
            "asof left join (select * from r where quote='USD') u on c.date >= u.date "
            "asof left join (select * from r where quote<>'USD') q on c.currency = q.quote and c.date >= q.date) "
            "select sector, count(*) as count, printf('%.2f', sum(usd)) as total from v group by sector order by 1")
        yield "DuckDB DOUBLE", f'duckdb -csv -c "{query}"'
