"use strict";
(function () {
  var box = document.getElementById("q");
  var told = document.getElementById("found");
  var sections = Array.prototype.slice.call(document.querySelectorAll("main section"));
  var entries = Array.prototype.slice.call(document.querySelectorAll("nav li"));
  function folded(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
  }
  // letters without their accents, each in its place
  function same(text) {
    var low = text.split("").map(folded).join("");
    return low.length === text.length ? low : text.toLowerCase();
  }
  var texts = sections.map(function (section) { return folded(section.textContent); });
  function unmark() {
    document.querySelectorAll("main mark").forEach(function (mark) {
      var parent = mark.parentNode;
      parent.replaceChild(document.createTextNode(mark.textContent), mark);
      parent.normalize();
    });
  }
  function markIn(section, words) {
    var walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    var nodes = [];
    while (walker.nextNode()) { nodes.push(walker.currentNode); }
    nodes.forEach(function (node) { markNode(node, words); });
  }
  function markNode(node, words) {
    var text = node.data;
    var low = same(text);
    if (low.length !== text.length) { return; }
    var piece = document.createDocumentFragment();
    var done = 0;
    for (;;) {
      var at = -1;
      var length = 0;
      words.forEach(function (word) {
        var found = low.indexOf(word, done);
        if (found >= 0 && (at < 0 || found < at)) { at = found; length = word.length; }
      });
      if (at < 0) { break; }
      piece.appendChild(document.createTextNode(text.slice(done, at)));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(at, at + length);
      piece.appendChild(mark);
      done = at + length;
    }
    if (done > 0) {
      piece.appendChild(document.createTextNode(text.slice(done)));
      node.parentNode.replaceChild(piece, node);
    }
  }
  function search() {
    var words = box.value.split(/\s+/).map(folded).filter(Boolean);
    var count = 0;
    unmark();
    sections.forEach(function (section, number) {
      var shown = words.every(function (word) { return texts[number].indexOf(word) >= 0; });
      section.hidden = !shown;
      entries[number].hidden = !shown;
      if (shown) {
        count += 1;
        if (words.length) { markIn(section, words); }
      }
    });
    var contents = document.querySelector("nav");
    if (words.length && contents.getBoundingClientRect().top < 0) { contents.scrollIntoView(); }
    told.textContent = words.length ? count + " of " + sections.length + " chapters" : "";
  }
  box.addEventListener("input", search);
  box.form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
}());
