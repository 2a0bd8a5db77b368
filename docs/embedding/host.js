// All that an application does beside placing the elements: it brings a token when one is asked for, and says which theme it wears.
document.addEventListener("planewatch-token", async ({ target }) => {
  const answer = await fetch("planewatch-token", { method: "POST" });
  if (answer.ok) target.token = await answer.text();
});

// Links lead to the control plane's own pages; an application that shows these things itself takes them over here.
document.addEventListener("planewatch-open", (event) => console.info("opens", event.detail.href));

const elements = () => document.querySelectorAll("planewatch-planes, planewatch-panel, planewatch-dashboard");

function wear(theme) {
  document.documentElement.dataset.theme = theme;
  for (const element of elements()) element.setAttribute("theme", theme);
}

const system = matchMedia("(prefers-color-scheme: dark)");
wear(system.matches ? "dark" : "light");
system.addEventListener("change", () => wear(system.matches ? "dark" : "light"));
document
  .getElementById("theme")
  .addEventListener("click", () => wear(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
