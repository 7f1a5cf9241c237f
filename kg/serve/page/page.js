"use strict";
// Asks /questions for the library and its rows, /sparql for everything else, and shows what comes back as a table.
const at = id => document.getElementById(id);
const MOST = 1000; // rows shown
let library = [];

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== null) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function chosen() {
  return library.find(query => query.name === at("name").value);
}

function choose(values = {}) {
  const query = chosen();
  at("summary").textContent = query.description || query.summary;
  at("params").replaceChildren(...query.params.map(parameter => {
    const needed = !parameter.optional && parameter.default === null;
    const label = element("label", `${parameter.name}${needed ? "" : " (optional)"}`);
    const input = element("input", null, { name: parameter.name, placeholder: parameter.default ?? parameter.type });
    input.required = needed;
    input.value = values[parameter.name] ?? "";
    label.append(input, element("span", parameter.what, { class: "what" }));
    return label;
  }));
}

async function answer(url, options) {
  at("said").className = "";
  at("said").textContent = "Asking …";
  at("rows").replaceChildren();
  const started = performance.now();
  try {
    const response = await fetch(url, options);
    if (!response.ok) throw new Error(await response.text());
    const found = await response.json();
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    return { found, seconds };
  } catch (error) {
    at("said").className = "wrong";
    at("said").textContent = error instanceof TypeError ? "No answer: is `kg serve` still running?" : error.message;
    return null;
  }
}

function show(columns, rows, seconds) {
  const more = rows.length > MOST ? `, the first ${MOST} shown` : "";
  at("said").textContent = `${rows.length} row${rows.length === 1 ? "" : "s"}${more}, ${seconds} s`;
  const table = element("table", null);
  const head = table.createTHead().insertRow();
  const shown = columns.map((name, i) => [name, i]).filter(([name]) => !name.endsWith("_iri"));
  for (const [name] of shown) head.append(element("th", name, { scope: "col" }));
  const body = table.createTBody();
  for (const row of rows.slice(0, MOST)) {
    const line = body.insertRow();
    for (const [name, i] of shown) line.append(cell(row[i], row[columns.indexOf(`${name}_iri`)]));
  }
  at("rows").replaceChildren(table);
}

function cell(value, iri) {
  const made = element("td", null);
  const node = iri ?? (/^https?:\/\/\S+$/.test(value) ? value : null);
  if (typeof value === "number") made.className = "number";
  else if (String(value ?? "").length <= 24) made.className = "short";
  if (node && value !== null) {
    const button = element("button", String(value).replace(/^.*\/id\//, ""), { type: "button", title: `What proves it: ${node}` });
    button.addEventListener("click", () => prove(node));
    made.append(button);
  } else {
    made.textContent = value ?? "";
  }
  return made;
}

function prove(iri) {
  at("name").value = "evidence-of";
  choose({ iri });
  at("question").requestSubmit();
}

at("question").addEventListener("submit", async event => {
  event.preventDefault();
  const params = new URLSearchParams(new FormData(event.target));
  const got = await answer(`/questions/${encodeURIComponent(chosen().name)}?${params}`, { headers: { Accept: "application/json" } });
  if (got) show(got.found.columns, got.found.rows, got.seconds);
});

at("sparql").addEventListener("submit", async event => {
  event.preventDefault();
  const headers = { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, application/ld+json" };
  const got = await answer("/sparql", { method: "POST", headers, body: at("text").value });
  if (!got) return;
  const { head, results, boolean } = got.found;
  if (results) {
    const value = term => term === undefined ? null : /(integer|decimal|double)$/.test(term.datatype ?? "") ? Number(term.value) : term.value;
    show(head.vars, results.bindings.map(row => head.vars.map(name => value(row[name]))), got.seconds);
  } else if (boolean !== undefined) {
    show(["answer"], [[String(boolean)]], got.seconds);
  } else {
    at("said").textContent = `${got.seconds} s`;
    at("rows").replaceChildren(element("pre", JSON.stringify(got.found, null, 2)));
  }
});

at("edit").addEventListener("click", () => {
  at("text").value = chosen().text.replace(/^#\+.*\n/gm, "");
  at("text").focus();
});

at("name").addEventListener("change", () => choose());
at("endpoint").textContent = new URL("/sparql", location).href;
fetch("/questions").then(response => response.json()).then(found => {
  library = found;
  const themes = Map.groupBy(found, query => query.theme || "questions");
  at("name").replaceChildren(...[...themes].map(([theme, queries]) => {
    const group = element("optgroup", null, { label: theme });
    group.append(...queries.map(query => new Option(query.summary || query.name, query.name)));
    return group;
  }));
  if (found.some(query => query.name === "who-met-whom")) at("name").value = "who-met-whom";
  choose();
});
