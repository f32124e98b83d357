"use strict";
// Exact arithmetic in the page: fractions of whole numbers, rounded once where they are shown.
const gcd = (a, b) => { while (b) [a, b] = [b, a % b]; return a < 0n ? -a : a; };
const fraction = (p, q) => {
  if (q < 0n) { p = -p; q = -q; }
  const divisor = gcd(p, q) || 1n;
  return { p: p / divisor, q: q / divisor };
};
const parseDecimal = (text) => {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const places = match[3] || "";
  return fraction(BigInt(match[1] + match[2] + places), 10n ** BigInt(places.length));
};
const parse = (text) => {
  const [p, q] = text.split("/");
  return q === undefined ? parseDecimal(p) : fraction(BigInt(p), BigInt(q));
};
const add = (a, b) => fraction(a.p * b.q + b.p * a.q, a.q * b.q);
const multiply = (a, b) => fraction(a.p * b.p, a.q * b.q);
const divide = (a, b) => fraction(a.p * b.q, a.q * b.p);

// Whether the whole number nearer to zero gives way to the one beyond it.
const goesBeyond = (mode, negative, whole, rest, divisor) => {
  const half = 2n * rest - divisor;
  switch (mode) {
    case "half-even": return half > 0n || (half === 0n && whole % 2n === 1n);
    case "half-up": return half >= 0n;
    case "half-down": return half > 0n;
    case "up": return rest > 0n;
    case "ceiling": return rest > 0n && !negative;
    case "floor": return rest > 0n && negative;
    case "05up": return rest > 0n && whole % 5n === 0n;
    default: return false;
  }
};
const show = (value, decimals, mode) => {
  const negative = value.p < 0n;
  let p = negative ? -value.p : value.p;
  let q = value.q;
  if (decimals >= 0) p *= 10n ** BigInt(decimals); else q *= 10n ** BigInt(-decimals);
  let whole = p / q;
  if (goesBeyond(mode, negative, whole, p % q, q)) whole += 1n;
  const exact = p % q === 0n;
  let digits = decimals < 0 ? String(whole) + (whole ? "0".repeat(-decimals) : "") : String(whole).padStart(decimals + 1, "0");
  const places = decimals > 0 ? "." + digits.slice(-decimals) : "";
  if (decimals > 0) digits = digits.slice(0, -decimals);
  const sign = negative && whole ? "-" : "";
  return (exact ? "" : "≈ ") + sign + digits.replace(/\B(?=(\d{3})+$)/g, ",") + places;
};

const report = JSON.parse(document.getElementById("document").textContent);
const precision = report.precision || {};
const element = (name, attributes, text) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
};

// Sorting: a click on a heading orders the groups, the total stays last.
const sortKey = (cell) => {
  const number = cell.replace(/[≈,%\s]/g, "");
  return /^-?\d+(\.\d+)?$/.test(number) ? parseDecimal(number) : cell;
};
const compare = (a, b) => {
  if (typeof a === "string" || typeof b === "string") {
    if (typeof a !== typeof b) return typeof a === "string" ? 1 : -1;
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const difference = a.p * b.q - b.p * a.q;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
const makeSortable = (table) => {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    if (heading.classList.contains("bar")) return;
    const button = element("button", { type: "button" }, heading.textContent);
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") !== "descending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].filter((row) => !row.classList.contains("total"));
      const keyed = rows.map((row) => [sortKey(row.cells[column].textContent), row]);
      keyed.sort((a, b) => (down ? -1 : 1) * compare(a[0], b[0]));
      body.prepend(...keyed.map(([, row]) => row));
    });
  });
};

// What if: one rate a pair, given for every date, as --rate gives it.
const given = new Map();
const termsOf = (cell) => cell.terms || [];
const valueAt = (term, end) => {
  const rate = term.rate && given.get(term.rate.pair);
  if (!rate) return parse(term["value_" + end]);
  const stated = parse(term[end]);
  const amount = term.deflator ? multiply(stated, parse(term.deflator.factor)) : stated;
  return term.rate.pair.startsWith(term.currency + "/") ? multiply(amount, rate) : divide(amount, rate);
};
const sumAt = (cell, end) => termsOf(cell).filter((term) => term.value_low !== null)
  .reduce((sum, term) => add(sum, valueAt(term, end)), { p: 0n, q: 1n });
const decimalsOf = (cell) => precision.decimals !== undefined && precision.decimals !== null
  ? precision.decimals : (report.minor_units || {})[cell.currency] ?? 2;
const textAt = (cell) => {
  if (cell.amount === null && cell.low === undefined) return "undisclosed";
  const mode = precision.mode || "half-even";
  const low = show(sumAt(cell, "low"), decimalsOf(cell), mode);
  const high = show(sumAt(cell, "high"), decimalsOf(cell), mode);
  return low === high ? low : low + " to " + high;
};

const groups = !report.groups ? [] : [...report.groups, ...(report.rest ? [{ ...report.rest, key: { "": "others" } }] : []), { ...report.total, key: { "": "total" } }];
const totalTerms = groups.slice(0, -1).flatMap((group) => group.totals.map(termsOf));
const pairs = [...new Set(totalTerms.flat().filter((term) => term.rate).map((term) => term.rate.pair))].sort();

const buildWhatIf = () => {
  const section = document.getElementById("what-if");
  const table = document.getElementById("what-if-totals");
  const cells = [];
  groups[0].totals.forEach((cell) => table.tHead.rows[0].append(element("th", { class: "right", scope: "col" }, cell.currency + " at " + cell.basis)));
  groups.forEach((group, index) => {
    const row = element("tr", index === groups.length - 1 ? { class: "total" } : {});
    row.append(element("th", { scope: "row" }, Object.values(group.key).map((part) => part || "(none)").join(", ")));
    group.totals.forEach((cell, at) => {
      const isTotal = index === groups.length - 1;
      const shown = isTotal ? { ...cell, terms: groups.slice(0, -1).flatMap((one) => termsOf(one.totals[at])) } : cell;
      const place = element("td", { class: "right", "data-label": cell.currency + " at " + cell.basis });
      row.append(place);
      cells.push([place, shown]);
    });
    table.tBodies[0].append(row);
  });
  const refresh = () => cells.forEach(([place, cell]) => {
    place.textContent = textAt(cell);
    place.classList.toggle("changed", termsOf(cell).some((term) => term.rate && given.has(term.rate.pair)));
  });
  pairs.forEach((pair) => addSlider(pair, document.getElementById("rates"), refresh));
  section.hidden = false;
  refresh();
};

const addSlider = (pair, parent, refresh) => {
  const rates = [...new Set(totalTerms.flat().filter((term) => term.rate && term.rate.pair === pair).map((term) => term.rate.rate))];
  const first = parseDecimal(rates[0]);
  const places = Math.max(0, 4 - String(first.p / first.q).length) + 1;
  const step = 10n ** BigInt(places);
  const steps = (first.p * step) / first.q;
  const [base, quote] = pair.split("/");
  const row = element("div", { class: "rate" });
  const id = "rate-" + base + "-" + quote;
  const range = element("input", { type: "range", id, min: String(steps / 2n), max: String(steps * 2n), value: String(steps), list: id + "-mark" });
  const mark = element("datalist", { id: id + "-mark" });
  mark.append(element("option", { value: String(steps) }));
  const field = element("input", { type: "text", inputmode: "decimal", "aria-label": pair + " as a number" });
  const reset = element("button", { type: "button" }, "reset");
  const set = (text) => {
    const rate = parseDecimal(text);
    if (!rate || rate.p <= 0n) return;
    given.set(pair, rate);
    field.value = text;
    range.value = String((rate.p * step) / rate.q);
    refresh();
  };
  range.addEventListener("input", () => {
    const digits = range.value.padStart(places + 1, "0");
    set(digits.slice(0, -places) + "." + digits.slice(-places));
  });
  field.addEventListener("change", () => set(field.value.trim()));
  reset.addEventListener("click", () => { given.delete(pair); field.value = ""; range.value = String(steps); refresh(); });
  row.append(element("label", { for: id }, pair + ": 1 " + base + " is … " + quote), range, mark, field, reset,
             element("span", { class: "faint" }, "as reported: " + (rates.length > 3 ? rates.length + " rates, from " + rates[0] : rates.join(", "))));
  parent.append(row);
  const asked = new URLSearchParams(location.hash.slice(1)).get(pair);
  if (asked) queueMicrotask(() => set(asked));
};

const table = document.getElementById("totals");
if (table) makeSortable(table);
if (pairs.length > 0 && !precision.significant) buildWhatIf();
