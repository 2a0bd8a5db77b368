// An application only places the elements, provides a token when an element requests one, and sets the theme.
document.addEventListener("planewatch-token", async ({ target }) => {
  const answer = await fetch("planewatch-token", { method: "POST" });
  if (answer.ok) target.token = await answer.text();
});

// Links open pages of the control plane. An application with its own pages can handle the event here.
document.addEventListener("planewatch-open", (event) => console.info("opens", event.detail.href));

const elements = () => document.querySelectorAll("planewatch-planes, planewatch-panel, planewatch-dashboard");

function show(theme) {
  document.documentElement.dataset.theme = theme;
  for (const element of elements()) element.setAttribute("theme", theme);
}

const system = matchMedia("(prefers-color-scheme: dark)");
show(system.matches ? "dark" : "light");
system.addEventListener("change", () => show(system.matches ? "dark" : "light"));
document
  .getElementById("theme")
  .addEventListener("click", () => show(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
