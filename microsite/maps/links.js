// What Folium has no part for: marks that are links, cards beside them, names only where there
// is room, frames around marks that stand too close. folium_map.py puts this before what Folium
// writes, in one function's scope.

// Whoever asks for less motion gets none.
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
if (still) {
  L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, inertia: false });
}
// Folium makes each mark before it gives it its looks: without this, Leaflet fetches its own.
L.Marker.mergeOptions({ icon: L.divIcon() });

// Names the map, gives it zoom buttons and a scale, shows what is to be seen at the start, and
// keeps the view within what can be drawn.
function prepareMap(map, words, start, scale) {
  const box = map.getContainer();
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", words.title);
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  L.control.scale({ ...scale, position: "bottomright" }).addTo(map);
  const setLimit = () => map.setMinZoom(map.getBoundsZoom(map.options.maxBounds, true));
  map.on("resize", setLimit);
  setLimit();
  const { bounds, room, maxZoom } = start;
  map.fitBounds(bounds, { padding: [room, room], maxZoom, animate: false });
  if (still) {
    const { panBy } = map;
    map.panBy = (offset, options) => panBy.call(map, offset, { ...options, animate: false });
  }
  leaveScrolling(map, box);
  map.on("moveend resize", () => hideCutNames(map));
  box.addEventListener("keydown", (event) => zoomByKey(map, box, event));
}

// A name that the edge of the map would cut is not shown.
function hideCutNames(map) {
  const box = map.getContainer();
  const edge = box.getBoundingClientRect();
  for (const mark of box.querySelectorAll(".ms-town, .ms-pin")) {
    const name = mark.querySelector(".ms-pin__name").getBoundingClientRect();
    const sideways = name.left < edge.left || name.right > edge.right;
    mark.classList.toggle("ms-cut", sideways || name.top < edge.top || name.bottom > edge.bottom);
  }
}

// The wheel and one finger scroll the page, as they do everywhere on it. The wheel with Ctrl (or
// Command) zooms; two fingers zoom and move. Heard before Leaflet hears it.
function leaveScrolling(map, box) {
  const first = { capture: true };
  box.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
  }, first);
  box.addEventListener("pointerdown", (event) => {
    map.dragging[event.pointerType === "touch" ? "disable" : "enable"]();
  }, first);
}

// Leaflet hears + and - while the map itself has the focus; this is for everything within it.
// The place that has the focus stays where it is.
function zoomByKey(map, box, event) {
  const by = { "+": 1, "=": 1, "-": -1 }[event.key];
  if (!by || event.target === box || event.ctrlKey || event.metaKey || event.altKey) return;
  const mark = event.target.closest(".leaflet-marker-icon");
  const zoom = map.getZoom() + by * map.options.zoomDelta;
  if (mark) map.setZoomAround(map.layerPointToContainerPoint(L.DomUtil.getPosition(mark)), zoom);
  else map.setZoom(zoom);
  event.preventDefault();
}

// Calls a function, now and after each zoom, with the value for the zoom. `changes` lists from
// which step of the zoom on there is which value.
function atEachZoom(map, changes, show) {
  const step = () => {
    const now = Math.floor(map.getZoom() / map.options.zoomSnap);
    show((changes.filter(([from]) => from <= now).pop() || changes[0])[1]);
  };
  map.on("zoomend", step);
  step();
}

// Shows a mark's name on the side where it is free, or hides it.
function nameMark(map, marker, sides) {
  atEachZoom(map, sides, (side) => {
    marker.getElement().dataset.side = side;
  });
}

// Gives a mark its card. A pointer opens the card, which holds the link; from the keyboard the
// card comes with the focus, Enter follows the link and Escape puts the card away.
function linkMark(map, marker, card) {
  const link = marker.getElement().querySelector("a");
  const popup = L.popup({
    offset: [0, -4],
    closeButton: false,
    minWidth: 240,
    maxWidth: 240,
    autoPanPaddingTopLeft: [10, 10],
    autoPanPaddingBottomRight: [10, 36],
  }).setLatLng(marker.getLatLng()).setContent(card);
  const keyboard = (event) => event.detail === 0;
  const elsewhere = (event) => event.ctrlKey || event.metaKey || event.shiftKey;
  let putAway = false;
  link.addEventListener("focus", () => {
    if (link.matches(":focus-visible") && !putAway) popup.openOn(map);
    else map.panInside(marker.getLatLng(), { padding: [40, 40] });
  });
  const onEscape = (event) => {
    if (event.key !== "Escape") return;
    map.closePopup(popup);
    putAway = true;
    link.focus();
    putAway = false;
  };
  link.addEventListener("keydown", onEscape);
  popup.on("add", () => popup.getElement().addEventListener("keydown", onEscape));
  link.addEventListener("click", (event) => {
    if (!keyboard(event) && !elsewhere(event)) event.preventDefault();
  });
  marker.on("click", (event) => {
    if (!keyboard(event.originalEvent)) popup.openOn(map);
  });
}

// Puts a frame around marks that stand too close to be hit one by one. The frame is a button
// that zooms in on them; until then its marks can only be seen. When a zoom turns marks into a
// crowd or a crowd into marks, the focus goes to what has taken the place of what had it.
function frameCrowds(map, markers, names, crowds, text) {
  const frames = L.layerGroup().addTo(map);
  let buttons = new Map();
  let last = -1; // whose link or crowd had the focus
  atEachZoom(map, crowds, (now) => {
    const focused = document.activeElement;
    const link = (index) => markers[index]?.getElement().querySelector("a");
    const has = (index) => focused === link(index) || focused === buttons.get(index);
    const held = has(last) ? last : markers.findIndex((_, index) => has(index));
    frames.clearLayers();
    buttons = new Map();
    for (const [members, side] of now) {
      const button = frameCrowd(map, frames, members.map((index) => markers[index]), side);
      const name = text.replace("{count}", members.length);
      button.firstChild.textContent = name;
      button.setAttribute("aria-label", `${name}: ${members.map((index) => names[index]).join(", ")}`);
      members.forEach((index) => buttons.set(index, button));
    }
    markers.forEach((marker, index) => {
      marker.getElement().inert = buttons.has(index);
    });
    last = held;
    if (buttons.has(held)) map.closePopup();
    if (held >= 0) (buttons.get(held) || link(held)).focus({ preventScroll: true });
  });
}

function frameCrowd(map, frames, members, side) {
  const around = L.latLngBounds(members.map((marker) => marker.getLatLng()));
  const pixels = L.bounds(members.map((marker) => map.project(marker.getLatLng())));
  const size = pixels.getSize().add(members[0].options.icon.options.iconSize);
  const icon = L.divIcon({ className: "ms-crowd", iconSize: size, iconAnchor: size.divideBy(2) });
  const middle = map.unproject(pixels.getCenter());
  const frame = L.marker(middle, { icon, keyboard: false, zIndexOffset: -10000 });
  const button = L.DomUtil.create("button", "ms-crowd__button");
  button.type = "button";
  L.DomUtil.create("span", "ms-pin__name", button);
  const padding = size.divideBy(2).add([8, 24]);
  button.addEventListener("focus", () => map.panInside(middle, { padding }));
  button.addEventListener("click", () => map.fitBounds(around, { padding: [60, 60] }));
  frame.addTo(frames);
  frame.getElement().dataset.side = side;
  frame.getElement().append(button);
  return button;
}
