// How html-validate judges our pages: valid HTML, and what it recommends beyond. Off is only what says
// nothing about the page that a reader gets; the theme's single faults are listed in the test.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:standard"],
  rules: {
    // White space and upper case in the source: the same document to every browser.
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    // role="presentation" and role="none" are one role (WAI-ARIA 1.2); the theme writes the older name.
    "presentation-role-style": "off",
    // Advice for search results. A title holds the name of an agency, however long that is.
    "long-title": "off",
    // A technique for forms that are sent somewhere. Ours never are: the search and the filters answer
    // at once, and no choice changes the context (WCAG 3.2.2).
    "wcag/h32": "off",
  },
};
