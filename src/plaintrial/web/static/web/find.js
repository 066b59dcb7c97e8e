// Two comforts for the search page; it works without them.
// "Near me": the browser asks the reader; the position is rounded to about 1 km here, before it goes anywhere.
const form = document.querySelector("#find");
const near = form.elements.near;
const nearMe = form.querySelector("[data-near-me]");
const said = form.querySelector("[data-near-said]");
if ("geolocation" in navigator && isSecureContext) {
  nearMe.hidden = false;
  nearMe.addEventListener("click", () => {
    said.textContent = said.dataset.asking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        near.value = `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`;
        form.requestSubmit();
      },
      () => { said.textContent = said.dataset.refused; near.focus(); },
      { maximumAge: 600000, timeout: 15000 },
    );
  });
}

// Filters: a choice fetches the same page and puts its list in the place of this one.
const finds = document.querySelector("#finds");
if (finds) {
  const policy = window.trustedTypes?.createPolicy("find", { createHTML: (page) => page });
  const hint = document.querySelector("[data-live]");
  let asked = 0;
  let waiting;
  hint.hidden = false;
  const address = () => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    return `${form.action}${query.size ? `?${query}` : ""}`;
  };
  const take = (page, selector) => {
    document.querySelector(selector).replaceChildren(...page.querySelector(selector).childNodes);
  };
  const counts = (page) => {
    for (const box of document.querySelectorAll(".box input")) {
      const now = page.querySelector(`.box input[name="${box.name}"][value="${CSS.escape(box.value)}"]`);
      box.nextElementSibling.querySelector(".soft")?.replaceChildren(
        now?.nextElementSibling.querySelector(".soft")?.textContent ?? "(0)",
      );
    }
  };
  const refresh = async () => {
    const mine = (asked += 1);
    const here = address();
    try {
      const answer = await fetch(here);
      const text = await answer.text();
      if (mine !== asked) return;
      if (!answer.ok || answer.redirected) throw new Error();
      const page = new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html");
      for (const part of ["title", "h1", "#count", "#filters", "#finds"]) take(page, part);
      counts(page);
      history.replaceState(null, "", here);
    } catch {
      if (mine === asked) form.submit();
    }
  };
  document.addEventListener("change", ({ target }) => {
    if (target.form !== form || !target.closest(".filters")) return;
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 300);
  });
}
