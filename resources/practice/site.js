"use strict";
/* Brings a page of the practice site to life: switches that save themselves, the second sign-in form, and a
   script that acts as a person where a test asks for it. `practice` is what hostile variants may take hold of. */

const practice = { data: JSON.parse(document.getElementById("practice-data").textContent) };

(() => {
  const { data } = practice;
  const pause = seconds => new Promise(resume => setTimeout(resume, seconds * 1000));

  function element(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children);
    return node;
  }

  /* The three kinds of control: how each is made, read and set. */
  const kinds = {
    native: {
      make: attributes => element("input", { type: "checkbox", ...attributes }),
      read: control => control.checked,
      set: (control, on) => { control.checked = on; },
    },
    aria: {
      make: attributes => element("button", { type: "button", ...attributes }),
      read: control => control.getAttribute("aria-checked") === "true",
      set: (control, on) => control.setAttribute("aria-checked", String(on)),
    },
    text: {
      make: attributes => element("input", { type: "text", ...attributes }),
      read: () => null,
      set: (control, on) => { control.value = on ? data.words.on : data.words.off; },
    },
  };

  function csrf() {
    const cookie = document.cookie.split("; ").find(pair => pair.startsWith(`${data.csrf_cookie}=`)) ?? "";
    return cookie.slice(data.csrf_cookie.length + 1).replaceAll('"', "");
  }

  function call(method, address, content) {
    const headers = { "csrf-token": csrf(), "X-RestLi-Protocol-Version": "2.0.0" };
    if (content) headers["Content-Type"] = "application/json";
    return fetch(address, { method, headers, body: content && JSON.stringify(content) });
  }

  practice.save = async (key, value) => {
    const answer = await call("PUT", data.api + key, { value, key, settingDisplayType: "TOGGLE", hasChild: false });
    await answer.text(); // an answer whose body nobody reads never counts as complete
    return answer;
  };

  async function load(key) {
    const answer = await call("GET", data.api + key);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`setting not loaded: ${answer.status}`);
    return JSON.parse(text).value;
  }

  function block(toggle, on, index) {
    const label = toggle.label_id ?? `«r${index}»`;
    const hashed = (part, name) => `${toggle.hashed ? "" : name} _${part}_${data.salt}`.trim();
    const control = kinds[toggle.kind].make({
      id: toggle.input_id, role: "switch", "aria-labelledby": label, disabled: toggle.disabled,
      class: hashed("switch", toggle.kind === "native" ? "a11y-text" : ""),
    });
    kinds[toggle.kind].set(control, on);
    const track = toggle.kind === "native" ? [element("span", { class: hashed("track", "") })] : [];
    const wrapper = element("span", { class: hashed("toggle", "setting-toggle__toggle") }, control, ...track);
    const sentence = element("p", { id: label, class: hashed("text", "") }, toggle.sentence);
    const node = element("div", { class: hashed("block", "setting-toggle") }, sentence, element("div", {}, wrapper));
    listen(node, toggle);
    return node;
  }

  /* Listens on the block: the switch inside it may be replaced or moved at any time. */
  function listen(node, toggle) {
    const control = () => node.querySelector("[role=switch]");
    node.addEventListener("change", () => saved(node, toggle, control));
    node.addEventListener("click", event => {
      if (!event.target.closest(`[class*="_toggle_${data.salt}"]`)) return;
      if (event.target !== control()) return control().click();
      if (toggle.kind !== "aria") return;
      kinds.aria.set(control(), !kinds.aria.read(control()));
      saved(node, toggle, control);
    });
  }

  async function saved(node, toggle, control) {
    const on = kinds[toggle.kind].read(control());
    if (on === null) return;
    node.querySelector("[role=alert]")?.remove();
    const answer = await practice.save(toggle.key, on).catch(() => ({ ok: false }));
    if (answer.ok) return;
    node.append(element("p", { role: "alert" }, data.words.save_failed));
    if (toggle.returns) kinds[toggle.kind].set(control(), !on);
  }

  async function showToggles() {
    const list = document.getElementById("toggles");
    try {
      const states = await Promise.all(data.toggles.map(toggle => load(toggle.key)));
      await pause(data.render_delay);
      list.append(...data.toggles.map((toggle, index) => block(toggle, states[index], index)));
      document.dispatchEvent(new Event("practice:rendered"));
    } catch {
      list.append(element("p", { role: "alert" }, data.words.load_failed));
    }
  }

  /* The sign-in form without a form: no names, no Enter, the last button sends the fields one can see. */
  function connect(form) {
    const field = purpose => form.querySelector(`.pair:not(.twin) [autocomplete*="${purpose}"]`).value;
    [...form.querySelectorAll("button")].at(-1).addEventListener("click", async () => {
      const content = { user: field("username"), password: field("current-password"), target: form.dataset.target };
      const answer = await (await call("POST", form.dataset.submit, content)).json();
      if (answer.location) return location.assign(answer.location);
      const error = form.querySelector("[role=alert]");
      error.textContent = answer.message;
      error.hidden = false;
    });
  }

  async function actAsAPerson({ after, fill, press }) {
    await pause(after);
    for (const [selector, value] of Object.entries(fill)) document.querySelector(selector).value = value;
    for (const selector of press) document.querySelector(selector).click();
  }

  const form = document.getElementById("practice-react");
  if (form) connect(form);
  if (data.toggles) showToggles();
  if (data.solve) actAsAPerson(data.solve);
})();
