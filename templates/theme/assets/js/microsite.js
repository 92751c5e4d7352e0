// Conveniences; every page is complete without them.
//
// Filters: a form in [data-filterable] narrows the elements with [data-item]. A choice stands in
// the address (?speaker=…), so that a narrowed list can be linked. An item fits when its data-<name>
// holds the chosen value as one of its words; a [data-group] without items left is hidden.

function makeFilter(root) {
  const form = root.querySelector("form");
  const items = [...root.querySelectorAll("[data-item]")];
  const groups = [...root.querySelectorAll("[data-group]")];
  const count = form.querySelector("[data-count]");
  const all = count.textContent;
  const fields = [...form.querySelectorAll("select")];

  function show() {
    const chosen = fields.filter((field) => field.value);
    for (const item of items) {
      item.hidden = chosen.some(
        (field) => !(item.dataset[field.name] || "").split(" ").includes(field.value),
      );
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    const left = items.filter((item) => !item.hidden).length;
    const some = left ? count.dataset.some.replace("{shown}", left) : count.dataset.none;
    count.textContent = chosen.length ? some : all;
  }

  function remember() {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      if (field.value) query.set(field.name, field.value);
      else query.delete(field.name);
    }
    const text = query.toString();
    const address = location.pathname + (text ? `?${text}` : "") + location.hash;
    history.replaceState(history.state, "", address);
  }

  function recall() {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      const value = query.get(field.name) || "";
      field.value = [...field.options].some((option) => option.value === value) ? value : "";
    }
    show();
  }

  // A link to one item shows it, whatever was chosen before.
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]") && root.contains(target)) {
      form.reset();
      setTimeout(() => target.scrollIntoView());
    }
  }

  form.addEventListener("change", () => { remember(); show(); });
  form.addEventListener("reset", () => setTimeout(() => { remember(); show(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", recall);
  addEventListener("hashchange", reveal);
  form.hidden = false;
  recall();
  reveal();
}

// A click on a statement's link also puts its whole address on the clipboard, where that is allowed.
function copyLink(event) {
  const link = event.target.closest && event.target.closest("a[data-copy]");
  if (!link || !navigator.clipboard) return;
  navigator.clipboard.writeText(link.href).then(() => {
    const text = link.textContent;
    link.textContent = link.dataset.copy;
    setTimeout(() => { link.textContent = text; }, 2000);
  }, () => {});
}

document.querySelectorAll("[data-filterable]").forEach(makeFilter);
document.addEventListener("click", copyLink);
