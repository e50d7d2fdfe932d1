/* Files that the server publishes and the map fetches: JSON, and the columns of events. */
"use strict";
(function (Sandtable) {
  const CODES = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array }; // by bytes a code

  /* Fetch a file; one named .gz is compressed, so that the server need not do it at each visit. */
  async function fetchFile(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address + ": " + answer.status);
    return address.endsWith(".gz") ? new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))) : answer;
  }

  async function fetchJson(address) {
    return (await fetchFile(address)).json();
  }

  async function fetchColumns(address) {
    return readColumns(await (await fetchFile(address)).arrayBuffer());
  }

  /* Read what geo.views.web_map.column_file writes. */
  function readColumns(buffer) {
    const size = new DataView(buffer).getUint32(0, true), start = 4 + size;
    const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, size)));
    const columns = head.whole;
    for (const { name, values, at, width } of head.coded) {
      columns[name] = decode(values, new CODES[width](buffer, start + at, head.count));
    }
    return columns;
  }

  function decode(values, codes) {
    const column = new Array(codes.length);
    for (let i = 0; i < codes.length; i++) column[i] = values[codes[i]];
    return column;
  }

  Object.assign(Sandtable, { fetchJson, fetchColumns });
})(window.Sandtable);
