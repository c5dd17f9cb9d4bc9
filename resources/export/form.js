"use strict";
(function () {
  function oneLine(text) { return text.replace(/\s+/g, " ").trim(); }
  function escaped(text) {
    return text.split("\n").map(function (line) {
      return line.replace(/^(\s*)([#>|`~=+*-]|\d+[.)])/, "$1\\$2");
    }).join("\n");
  }
  function answers() {
    var found = [];
    function add(question, text) {
      var last = found[found.length - 1];
      if (last && last[0] === question) { last[1] += "\n" + text; } else { found.push([question, text]); }
    }
    document.querySelectorAll("#form [data-q]").forEach(function (field) {
      var question = field.getAttribute("data-q");
      var text = field.value.trim();
      if (field.type === "checkbox") {
        if (field.checked) { add(question, "- " + oneLine(text)); }
      } else if (field.type === "radio") {
        if (field.checked) { add(question, text); }
      } else if (text) {
        add(question, (found.length && found[found.length - 1][0] === question ? "\n" : "") + escaped(text));
      }
    });
    return found;
  }
  function written(start) {
    var field = Array.prototype.slice.call(document.querySelectorAll("#form textarea")).filter(function (each) {
      return each.getAttribute("data-q").indexOf(start) === 0;
    })[0];
    return field ? oneLine(field.value) : "";
  }
  function markdown() {
    var title = (written("What should others do") || "Feedback on " + oneLine(document.title)).slice(0, 200);
    var when = written("When should they");
    var lines = ["---", "kind: lesson", "title: " + JSON.stringify(title), "state: observed"];
    if (when) { lines.push("applies_when: " + JSON.stringify(when)); }
    lines.push("---", "", "From a session: " + escaped(oneLine(document.title)), "");
    answers().forEach(function (pair) { lines.push("## " + oneLine(pair[0]), "", pair[1], ""); });
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
