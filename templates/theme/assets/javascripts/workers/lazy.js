// Stands in for the theme's search worker, which would be fetched at every visit together with the
// whole index. Both are fetched at the first letter of a first search. Its messages are the theme's:
// set up (0), ready (1), query (2), result (3).

let search = null;
let ready = false;
let asked = "";
let waiting = null; // the query typed last while the index was on its way

function start() {
  // location.hash holds the address of the theme's worker, which stands beside this one.
  search = new Worker(new URL(location.hash.split("/").pop(), location.href));
  search.onmessage = ({ data }) => {
    if (data.type === 3) data.data.items = ranked(data.data.items);
    if (data.type !== 1) return postMessage(data);
    ready = true;
    search.postMessage(waiting);
  };
  fetch("../../../search/search_index.json")
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((index) => search.postMessage({ type: 0, data: { ...index, options: {} } }))
    .catch(() => { search.terminate(); search = null; }); // the next letter tries again
}

// The theme's worker takes signs like : and ~ as commands, and every word as the beginning of one,
// so that “a” would find whatever begins with it. A short word that is typed to its end is meant as
// it stands; the worker takes one that is weighed, ^1, so.
function plain(query) {
  const words = query.replace(/[:~^*+]/g, " ").split(/\s+/);
  const last = words.length - 1;
  return words.map((word, n) => (n < last && /^\W*\w{1,3}\W*(\w\W*)?$/.test(word) ? `${word}^1` : word)).join(" ");
}

// The theme's worker goes by how often words stand in a text. What is called exactly so comes first,
// and what lacks one of the words comes last; the rest stays as it is. A page's list is folded after
// its first entry's score, so that this must be the highest.
function ranked(pages) {
  const called = asked.trim().toLowerCase();
  const lacks = (found) => Object.values(found.terms).filter((there) => !there).length;
  const rank = (found) => (text(found.title) === called ? -1 : lacks(found));
  const best = (page) => Math.min(...page.map(rank));
  for (const page of pages) {
    const top = Math.max(...page.map((found) => found.score));
    page.sort((one, other) => rank(one) - rank(other));
    if (rank(page[0]) < 0) page[0].score = top + 1;
  }
  return pages.sort((one, other) => best(one) - best(other));
}

// A title without the marks that the theme's worker puts around what was asked for.
function text(title) {
  return title.replace(/<[^>]*>/g, "").trim().toLowerCase();
}

onmessage = ({ data: { type, data: query } }) => {
  if (type !== 2) return;
  asked = query;
  const data = { type, data: plain(query) };
  if (ready) return search.postMessage(data);
  waiting = data;
  if (!query.trim()) postMessage({ type: 3, data: { items: [] } });
  else if (!search) start();
};

postMessage({ type: 1 });
