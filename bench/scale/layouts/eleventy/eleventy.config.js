import { writeFile } from "node:fs/promises";

// A site of like richness as ours: header, navigation, footer, table of contents, metadata, structured
// data, a sitemap and a search index of all words.
const sections = [
  ["Home", "/"], ["Agencies", "/agencies/"], ["Statements", "/statements/"],
  ["Timeline", "/timeline/"], ["Map", "/map/"], ["Figures", "/figures/"], ["Bills", "/bills/"],
  ["People", "/people/"], ["Sources", "/sources/"], ["About", "/about/"],
].map(([name, url]) => ({ name, url }));

const plain = html => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();

export default function (config) {
  config.addGlobalData("layout", "page.njk");
  config.addGlobalData("site", {
    title: "Plate readers, all made up", url: "https://example.org", sections,
  });
  // Headings get ids in the renderer, as the table of contents needs them.
  config.amendLibrary("md", md => {
    const used = new WeakMap();
    md.renderer.rules.heading_open = (tokens, at, options, env, self) => {
      const words = tokens[at + 1].children.map(each => each.content).join("");
      const slug = words.toLowerCase().replace(/[^\w]+/g, "-").replace(/^-|-$/g, "");
      const seen = used.get(env) ?? used.set(env, new Map()).get(env);
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      tokens[at].attrSet("id", times ? `${slug}-${times}` : slug);
      return self.renderToken(tokens, at, options);
    };
  });
  config.addFilter("contents", html => {
    const found = [...html.matchAll(/<h([23]) id="([^"]*)">(.*?)<\/h\1>/gs)];
    return found.map(([, level, id, words]) => ({ level, id, words: plain(words) }));
  });
  // The search index, of what was just written: the pages' own part, without the frame.
  config.on("eleventy.after", async ({ directories, results }) => {
    const docs = results.filter(page => page.url.endsWith("/")).map(({ url, content }) => {
      const article = content.slice(content.indexOf("<article>"), content.indexOf("</article>"));
      return { location: url, title: plain(/<h1>(.*?)<\/h1>/s.exec(article)[1]), text: plain(article) };
    });
    const index = JSON.stringify({ config: { lang: "en" }, docs });
    await writeFile(`${directories.output}index.json`, index);
  });
  config.addFilter("json", value => JSON.stringify(value));
  return {
    dir: { input: "content", includes: "../_includes", output: "_site" },
    markdownTemplateEngine: false,
  };
}
