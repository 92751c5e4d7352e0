// Conveniences; every page is complete without them.
//
// Filters: a form in [data-filterable] narrows the elements with [data-item]. A choice stands in
// the address (?speaker=…), so that a narrowed list can be linked. An item fits when its data-<name>
// holds the chosen value as one of its words; a [data-group] without items left is hidden, and so is
// a link with [data-jump] to it, whose [data-n] counts the items left there.

const WIDE = matchMedia("(min-width: 60em)");

function filled(text, part) {
  return text.replace(/\{\w+\}/, () => part);
}

function makeFilter(root) {
  const form = root.querySelector(".ms-filter");
  const items = [...root.querySelectorAll("[data-item]")];
  const groups = [...root.querySelectorAll("[data-group]")];
  const jumps = [...root.querySelectorAll("[data-jump]")];
  const fields = [...form.querySelectorAll("select")];
  const fold = form.querySelector("details");
  const count = form.querySelector("[data-count]");
  const chips = form.querySelector("[data-remove]");
  const reset = form.querySelector("[type=reset]");
  const unknown = form.querySelector("[data-unknown]");
  const all = count.textContent;

  function show() {
    const chosen = fields.filter((field) => field.value);
    for (const item of items) {
      item.hidden = chosen.some(
        (field) => !(item.dataset[field.name] || "").split(" ").includes(field.value),
      );
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    for (const jump of jumps) {
      const target = document.getElementById(jump.querySelector("a").hash.slice(1));
      const left = target.closest("[data-group]").querySelectorAll("[data-item]:not([hidden])").length;
      jump.querySelector("[data-n]").textContent = left;
      jump.hidden = !left;
    }
    const left = items.filter((item) => !item.hidden).length;
    const some = left ? filled(count.dataset.some, left) : count.dataset.none;
    count.textContent = chosen.length ? some : all;
    chips.replaceChildren(...chosen.map(chip));
    chips.hidden = reset.hidden = !chosen.length;
  }

  // A choice, to be removed by a click.
  function chip(field) {
    const item = document.createElement("li");
    const button = item.appendChild(document.createElement("button"));
    const [label, choice] = [field.labels[0].firstElementChild, field.selectedOptions[0]];
    button.type = "button";
    button.textContent = `${label.textContent}: ${choice.dataset.name}`;
    button.setAttribute("aria-label", filled(chips.dataset.remove, button.textContent));
    button.addEventListener("click", () => {
      field.value = "";
      choose();
      (chips.querySelector("button") || start()).focus();
    });
    return item;
  }

  // Where the keyboard goes when what it was on is gone.
  function start() {
    return fold.open ? fields[0] : fold.firstElementChild;
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
    const strange = [];
    for (const field of fields) {
      const value = query.get(field.name) || "";
      const known = [...field.options].some((option) => option.value === value);
      field.value = known ? value : "";
      if (!known) strange.push(value);
    }
    unknown.textContent = strange.map((value) => filled(unknown.dataset.unknown, value)).join(" ");
    unknown.hidden = !strange.length;
    show();
  }

  function choose() {
    unknown.hidden = true;
    remember();
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

  function unfold() {
    fold.open = WIDE.matches;
  }

  form.addEventListener("change", choose);
  form.addEventListener("reset", () => {
    const held = reset.matches(":focus");
    setTimeout(() => {
      choose();
      if (held) start().focus();
    });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  WIDE.addEventListener("change", unfold);
  addEventListener("popstate", recall);
  addEventListener("hashchange", reveal);
  unfold();
  recall();
  reveal();
}

// Copying: a button copies the text before it; a click on a statement's own link also copies that.
// Where the clipboard is out of reach the text is selected instead. A live region says which.

function say(what) {
  const status = document.querySelector(".ms-foot [role=status]");
  status.textContent = "";
  setTimeout(() => { status.textContent = status.dataset[what]; }, 50);
}

async function copyText(button) {
  const text = button.parentElement.querySelector(".ms-cite__text");
  try {
    await navigator.clipboard.writeText(text.textContent.trim());
    say("done");
    button.classList.add("ms-cite__copy--done");
    setTimeout(() => button.classList.remove("ms-cite__copy--done"), 2000);
  } catch {
    getSelection().selectAllChildren(text);
    say("selected");
  }
}

function copyOnClick(event) {
  const target = event.target.closest && event.target.closest(".ms-cite__copy, a[data-copy]");
  if (!target) return;
  if (target.matches("button")) copyText(target);
  else if (navigator.clipboard) navigator.clipboard.writeText(target.href).then(() => say("link"), () => {});
}

// The theme's search waits for a key to be let go. Words that come another way, pasted from a menu or
// spoken, are words too.
function searchWithoutKeys(event) {
  event.target.dispatchEvent(new KeyboardEvent("keyup"));
}

for (const field of document.querySelectorAll(".md-search__input")) {
  field.addEventListener("input", searchWithoutKeys);
}
for (const button of document.querySelectorAll(".ms-cite__copy")) button.hidden = false;
document.querySelectorAll("[data-filterable]").forEach(makeFilter);
document.addEventListener("click", copyOnClick);
