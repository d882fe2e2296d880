/**
 * Shows Edge's setup page inside another page:
 *
 *   <div data-edge-setup="https://billing.example.com/public/edge/setup-billing/…"></div>
 *   <script async src="https://billing.example.com/public/edge/embed.js"></script>
 *
 * The frame is as high as what it shows. The element receives the events `edge:ready`, `edge:completed` and `edge:closed`;
 * they bubble. Elements that are added later are shown by `EdgeSetup.mount(element, url)`, which returns a function that
 * takes the frame away again. The page must be served from one of the brand's embed origins.
 */
(() => {
  if (window.EdgeSetup) return;
  const home = new URL(document.currentScript.src).origin;
  const frames = new Map();

  function mount(element, address) {
    const url = new URL(address, home);
    if (url.origin !== home) throw new Error(`EdgeSetup: ${url.origin} is not where this script comes from`);
    const frame = document.createElement("iframe");
    frame.src = url.href;
    frame.title = element.getAttribute("data-edge-title") || "Payment setup";
    frame.allow = "payment *";
    Object.assign(frame.style, { display: "block", width: "100%", height: "640px", border: "0" });
    frames.set(frame, element);
    element.replaceChildren(frame);
    return () => {
      frames.delete(frame);
      frame.remove();
    };
  }

  window.addEventListener("message", ({ origin, source, data }) => {
    if (origin !== home || typeof data?.type !== "string" || !data.type.startsWith("edge:")) return;
    for (const [frame, element] of frames) {
      if (frame.contentWindow !== source) continue;
      if (data.type === "edge:resize" && data.height > 0) frame.style.height = `${Math.ceil(data.height)}px`;
      else
        element.dispatchEvent(new CustomEvent(data.type, { bubbles: true, detail: { state: data.state } }));
    }
  });

  function mountAll() {
    for (const element of document.querySelectorAll("[data-edge-setup]")) {
      if (!element.querySelector("iframe")) mount(element, element.getAttribute("data-edge-setup"));
    }
  }

  window.EdgeSetup = { mount };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mountAll);
  else mountAll();
})();
