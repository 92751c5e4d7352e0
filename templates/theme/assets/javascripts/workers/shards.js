// Stands in for lazy.js on a large site, whose index would be many megabytes. The index is in parts
// (microsite/searching): lists of the documents that hold a word, and the documents. From the lists of
// the words that were typed follows which documents can be results; these alone are fetched and
// handed to the theme's worker, which searches them, marks the words and writes the answer.

importScripts("lazy.js"); // for plain() and ranked()

const ROOT = "../../../search/";
const SHOWN = 24; // documents that are searched: about two screens of results
const WIDE = 3; // parts that are fetched for the beginning of a word
const PAUSE = 150; // milliseconds without a letter, after which a search begins

let about = null; // what stands in shards.json
let busy = null; // what the theme's worker searches, and what it is to search next
let next = null;
const parts = new Map();
let turn = 0; // the timer of the query typed last

async function read(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status}: ${address}`);
  return answer.json();
}

function part(name) {
  if (!parts.has(name)) parts.set(name, read(`${ROOT}${name}.json?${about.version}`));
  return parts.get(name);
}

// The same rule as in microsite/searching/words.py.
function cut(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
}

// The number of the part in which a key stands, if any holds it.
function place(key) {
  let [low, high] = [0, about.starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (about.starts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

// Each number but the first is written as its distance from the one before.
function numbers(steps) {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

async function listed(key) {
  const lists = await part(`words/${place(key)}`);
  return Object.hasOwn(lists, key) ? numbers(lists[key]) : [];
}

// The documents of every key that begins so; of the key alone where that would be too many.
async function beginning(key) {
  const [first, last] = [place(key), place(`${key}\uffff`)];
  if (last - first >= WIDE) return listed(key);
  const names = Array.from({ length: last - first + 1 }, (_, n) => `words/${first + n}`);
  const found = new Set();
  for (const lists of await Promise.all(names.map(part))) {
    for (const each in lists) {
      if (each.startsWith(key)) for (const number of numbers(lists[each])) found.add(number);
    }
  }
  return [...found];
}

// The documents that can be results, the best first: those that hold every word, or else as many as
// any does. A word counts by how rare it is, and more in a title.
async function candidates(query) {
  const words = cut(query);
  const open = /[\p{L}\p{N}]$/u.test(query);
  // As plain() has it: a short word that is typed to its end is meant as it stands.
  const whole = (n) => words[n].length < 4 && (n < words.length - 1 || !open);
  const look = (mark) => words.map((word, n) => (whole(n) ? listed : beginning)(mark + word));
  const [called, ...lists] = await Promise.all([listed(`=${words.join(" ")}`), ...look(""), ...look(" ")]);
  const count = new Uint16Array(about.documents);
  const weight = new Float32Array(about.documents);
  const add = (list, counts) => {
    const rare = Math.log(1 + about.documents / list.length);
    for (const number of list) {
      count[number] += counts;
      weight[number] += counts ? rare : 2 * rare;
    }
  };
  lists.forEach((list, n) => add(list, n < words.length ? 1 : 0));
  const most = count.reduce((one, other) => Math.max(one, other), 0);
  let found = [...count.keys()].filter((number) => most && count[number] === most);
  if (found.length > SHOWN) for (const list of await pairs(words)) add(list, 1);
  found.sort((one, other) => count[other] - count[one] || weight[other] - weight[one] || one - other);
  return [...new Set([...called, ...found])].slice(0, SHOWN);
}

// For each two common words, one after the other, the documents that hold them so.
async function pairs(words) {
  const lists = await Promise.all(words.map(listed));
  const common = lists.map((list) => list.length > about.common);
  const both = words.flatMap((word, n) => (common[n] && common[n + 1] ? [`+${word} ${words[n + 1]}`] : []));
  return Promise.all(both.map(listed));
}

// What the theme's worker needs to show documents: each page before what is on it.
async function documents(all) {
  const places = all.map((number) => [Math.floor(number / about.together), number % about.together]);
  const texts = await Promise.all(places.map(([name]) => part(`texts/${name}`)));
  const found = texts.map(({ docs }, n) => docs[places[n][1]]);
  const pages = new Map();
  for (const { pages: titles } of texts) {
    for (const [location, title] of Object.entries(titles)) pages.set(location, { location, title, text: "" });
  }
  const page = ({ location }) => location.split("#")[0];
  for (const each of found) if (page(each) === each.location) pages.set(each.location, each);
  const parents = [...new Set(found.map(page))].map((location) => pages.get(location));
  return [...parents, ...found.filter((each) => page(each) !== each.location)];
}

// Let the theme's worker search a few documents: it is set up with them each time (0), says that it
// is ready (1), is asked (2), and answers (3). What comes while it is busy waits; the last one counts.
function pass(docs, query, mine) {
  if (!search) {
    // location.hash holds the address of the theme's worker, which stands beside this one.
    search = new Worker(new URL(location.hash.split("/").pop(), location.href));
    search.onmessage = ({ data }) => {
      if (data.type === 1) return search.postMessage({ type: 2, data: plain(busy.query) });
      if (busy.mine === turn) {
        data.data.items = ranked(data.data.items);
        postMessage(data);
      }
      busy = null;
      if (next) begin();
    };
  }
  next = { docs, query, mine, config: about.config };
  if (!busy) begin();
}

function begin() {
  [busy, next] = [next, null];
  search.postMessage({ type: 0, data: { config: busy.config, docs: busy.docs, options: {} } });
}

async function find(query, mine) {
  try {
    about ||= await read(`${ROOT}shards.json`, { cache: "no-cache" });
    const docs = await documents(await candidates(query));
    if (mine === turn) pass(docs, query, mine);
  } catch {
    // Without a network, or while the site is being replaced: the next letter tries again.
    about = null;
    parts.clear();
  }
}

onmessage = ({ data: { type, data: query } }) => {
  if (type !== 2) return;
  clearTimeout(turn);
  turn = 0; // and an answer that is still on its way is not waited for
  asked = query;
  if (cut(query).length) turn = setTimeout(() => find(query, turn), PAUSE);
  else postMessage({ type: 3, data: { items: [] } });
};
