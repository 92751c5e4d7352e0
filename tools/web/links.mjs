// Check every link, anchor and asset of a served site: node links.mjs ADDRESS PAGE…
// Prints {"reached": [address…], "broken": ["what on which page: why"…]} as JSON.
//
// Once from the home page on, which finds what is missing and tells what can be reached at all; then
// each page by itself, as a walk checks the anchors of a page only if it meets them before the page
// itself (linkinator's pull request 881).
import { LinkChecker } from "linkinator";

const [home, ...pages] = process.argv.slice(2);
const ours = home.replaceAll(".", "\\.");
const options = {
  checkCss: true,
  checkFragments: true,
  // Others' pages are not ours to ask, and the pages' own address is not there yet.
  linksToSkip: [`^(?!${ours})`],
  concurrency: 20,
  timeout: 30_000,
};

async function check(path, recurse) {
  const { links } = await new LinkChecker().check({ ...options, path, recurse });
  return links;
}

const walk = await check(home, true);
const found = new Map();
for (const link of [...walk, ...(await Promise.all(pages.map((page) => check(home + page, false)))).flat()]) {
  // A page that is opened as missing is answered as missing.
  if (link.state !== "BROKEN" || (link.status === 404 && link.parent === undefined)) continue;
  const why = link.status === 200 ? "no such anchor" : link.status;
  found.set(link.url, `${link.url} (${why}), on ${link.parent ?? "its own page"}`);
}
const reached = walk.filter((link) => link.state === "OK").map((link) => link.url.split(/[?#]/)[0]);
console.log(JSON.stringify({ reached: [...new Set(reached)], broken: [...found.values()].sort() }));
