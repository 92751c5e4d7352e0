// Leads on from an address that a record had before its list had parts. The files of places are named
// by the last digits of a hash of the id (FNV-1a, 32 bits), which the site's program writes likewise.

{
  const here = document.currentScript.dataset;

  function shard(id) {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    return hash.toString(16).padStart(8, "0").slice(-Number(here.digits));
  }

  async function leadOn() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id || document.getElementById(id)) return;
    const answer = await fetch(`${here.places}${shard(id)}.json`);
    const places = answer.ok ? await answer.json() : {};
    if (Object.hasOwn(places, id)) location.replace(`${here.root}${places[id]}#${id}`);
  }

  addEventListener("hashchange", leadOn);
  leadOn();
}
