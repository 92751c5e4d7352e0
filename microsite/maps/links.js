// What Folium has no part for: marks that are links, cards beside them, names only where there
// is room, frames around marks that stand too close. folium_map.py puts this before what Folium
// writes, in one function's scope.

// Names the map, gives it zoom buttons, and keeps the view within what can be drawn.
function prepareMap(map, words) {
  const box = map.getContainer();
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", words.title);
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  const setLimit = () => map.setMinZoom(map.getBoundsZoom(map.options.maxBounds, true));
  map.on("resize", setLimit);
  setLimit();
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
  const popup = L.popup({ offset: [0, -4], closeButton: false, maxWidth: 280 })
    .setLatLng(marker.getLatLng())
    .setContent(card);
  const keyboard = (event) => event.detail === 0;
  const elsewhere = (event) => event.ctrlKey || event.metaKey || event.shiftKey;
  link.addEventListener("focus", () => {
    if (link.matches(":focus-visible")) popup.openOn(map);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key === "Escape") map.closePopup(popup);
  });
  link.addEventListener("click", (event) => {
    if (!keyboard(event) && !elsewhere(event)) event.preventDefault();
  });
  marker.on("click", (event) => {
    if (!keyboard(event.originalEvent)) popup.openOn(map);
  });
}

// Puts a frame around marks that stand too close to be hit one by one. The frame is a button
// that zooms in on them; until then its marks can only be seen.
function frameCrowds(map, markers, crowds, text) {
  const frames = L.layerGroup().addTo(map);
  atEachZoom(map, crowds, (now) => {
    frames.clearLayers();
    const crowded = new Set();
    for (const [members, side] of now) {
      members.forEach((index) => crowded.add(index));
      frameCrowd(map, frames, members.map((index) => markers[index]), side, text);
    }
    markers.forEach((marker, index) => {
      marker.getElement().inert = crowded.has(index);
    });
  });
}

function frameCrowd(map, frames, members, side, text) {
  const around = L.latLngBounds(members.map((marker) => marker.getLatLng()));
  const pixels = L.bounds(members.map((marker) => map.project(marker.getLatLng())));
  const size = pixels.getSize().add(members[0].options.icon.options.iconSize);
  const icon = L.divIcon({ className: "ms-crowd", iconSize: size, iconAnchor: size.divideBy(2) });
  const middle = map.unproject(pixels.getCenter());
  const frame = L.marker(middle, { icon, keyboard: false, zIndexOffset: -10000 });
  const button = L.DomUtil.create("button", "ms-crowd__button");
  button.type = "button";
  const name = L.DomUtil.create("span", "ms-pin__name", button);
  name.textContent = text.replace("{count}", members.length);
  button.addEventListener("click", (event) => {
    if (event.detail === 0) {
      map.once("moveend", () => members[0].getElement().querySelector("a").focus());
    }
    map.fitBounds(around, { padding: [60, 60] });
  });
  frame.addTo(frames);
  frame.getElement().dataset.side = side;
  frame.getElement().append(button);
}
