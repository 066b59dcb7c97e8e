// Shows a message that came for this browser. It says only that there is news; a press opens the reader's own page.
addEventListener("push", event => {
	let message = {};
	try { message = event.data.json(); } catch { /* a message without text still has to be shown */ }
	event.waitUntil(registration.showNotification(message.title || "Plaintrial", {
		body: message.text || "", tag: "news", data: message.link || "/",
	}));
});
addEventListener("notificationclick", event => {
	event.notification.close();
	const to = new URL(event.notification.data, location.origin);
	event.waitUntil(clients.openWindow(to.origin === location.origin ? to.href : "/"));
});
