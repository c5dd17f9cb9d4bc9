"use strict";
(function () {
  function oneLine(text) { return text.replace(/\s+/g, " ").trim(); }
  function answers() {
    var found = [];
    document.querySelectorAll("#form [data-q]").forEach(function (field) {
      var ticks = field.type === "checkbox" || field.type === "radio";
      var value = ticks ? (field.checked ? (field.type === "radio" ? field.value : "yes") : "") : field.value.trim();
      if (value) { found.push([field.getAttribute("data-q"), value]); }
    });
    return found;
  }
  function markdown() {
    var found = answers();
    var learned = found.filter(function (pair) { return pair[0].indexOf("What should others do") === 0; });
    var title = oneLine(learned.length ? learned[0][1] : "Feedback on " + document.title).slice(0, 200);
    var when = found.filter(function (pair) { return pair[0].indexOf("When should they") === 0; });
    var lines = ["---", "kind: lesson", "title: " + JSON.stringify(title), "state: observed"];
    if (when.length) { lines.push("applies_when: " + JSON.stringify(oneLine(when[0][1]))); }
    lines.push("---", "", "From a session: " + oneLine(document.title), "");
    found.forEach(function (pair) {
      lines.push("## " + oneLine(pair[0]), "");
      pair[1].split("\n").forEach(function (line) { lines.push(line.replace(/^(\s*)([#>|`~-])/, "$1\\$2")); });
      lines.push("");
    });
    return lines.join("\n");
  }
  document.getElementById("save").addEventListener("click", function () {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([markdown()], { type: "text/markdown" }));
    link.download = "observation.md";
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    document.getElementById("told").textContent = "Saved as observation.md";
  });
}());
