// Buttons that need a script: print, and "Tell me in this browser". They stay hidden where they cannot work.

// The print button: shown only where it can work. Closed parts are opened for the paper,
// and closed again, but for long lists that few need on paper.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open], .extra, .group)")];
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
});

// "Tell me in this browser": asks the browser, and sends the address its maker gives out with the form. Nothing else.
const able = isSecureContext && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const trusted = url => window.trustedTypes
	? trustedTypes.createPolicy("plaintrial-worker", { createScriptURL: given => given }).createScriptURL(url) : url;

async function subscribed({ key, worker }) {
	if (await Notification.requestPermission() !== "granted") throw new Error("refused");
	const registration = await navigator.serviceWorker.register(trusted(worker));
	const wanted = bytes(key), old = await registration.pushManager.getSubscription();
	const same = old && text(old.options.applicationServerKey ?? new ArrayBuffer(0)) === text(wanted);
	if (old && !same) await old.unsubscribe();
	await new Promise(ready => {
		const waiting = registration.installing ?? registration.waiting;
		if (registration.active || !waiting) return ready();
		waiting.addEventListener("statechange", () => registration.active && ready());
	});
	return same ? old : registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: wanted });
}

for (const form of document.querySelectorAll("form[data-key]")) {
	if (!able) break;
	form.closest("[data-push]").hidden = false;
	form.addEventListener("submit", async event => {
		event.preventDefault();
		try {
			const found = await subscribed(form.dataset);
			form.elements.endpoint.value = found.endpoint;
			form.elements.key.value = text(found.getKey("p256dh"));
			form.elements.auth.value = text(found.getKey("auth"));
			form.submit();
		} catch {
			form.querySelector("[data-refused]").hidden = false;
		}
	});
}
