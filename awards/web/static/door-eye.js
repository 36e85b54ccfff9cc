/* The camera and what reads codes in its pictures: the browser, else `qr`, and the server beside it. */

import { texts } from "./door-sending.js";

const WIDTH = 640;
const EVERY_MS = 90;
const SAME_MS = 2500;
const ASK_EVERY = 3;

/** Tells each code once: the same one only after it was out of sight for a while. */
export class Sight {
  constructor() {
    this.seen = new Map();
  }

  isNew(text, now) {
    const before = this.seen.get(text) ?? -Infinity;
    this.seen.set(text, now);
    return now - before > SAME_MS;
  }
}

export class Eye {
  /** `found` gets each new text; `asks` is the token if pictures may be sent, else empty. */
  constructor(video, library, found, asks) {
    Object.assign(this, { video, library, found, asks, sight: new Sight(), frames: 0, asking: false, on: false });
    this.canvas = document.createElement("canvas");
    document.addEventListener("visibilitychange", () => this.on && !document.hidden && this.again());
  }

  /** Raises DOMException if there is no camera, or it may not be used. */
  async open() {
    if (!navigator.mediaDevices) throw new DOMException("", "SecurityError");
    this.on = true;
    await this.stream();
    if (!this.on) return this.close();
    this.read ??= await this.reader();
    this.loop = (this.loop ?? 0) + 1;
    this.look(this.loop);
  }

  async stream() {
    const video = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };
    this.video.srcObject = await navigator.mediaDevices.getUserMedia({ video, audio: false });
    await this.video.play();
  }

  close() {
    this.on = false;
    for (const track of this.video.srcObject?.getTracks() ?? []) track.stop();
    this.video.srcObject = null;
  }

  /** After the background a camera can be black: it is opened again. */
  async again() {
    const track = this.video.srcObject?.getVideoTracks()[0];
    if (track?.readyState === "live" && !track.muted && !this.video.paused) return;
    this.close();
    await this.open().catch(() => this.close());
  }

  /** A function from the video to texts, offline; none if neither browser nor build has one. */
  async reader() {
    const formats = (await globalThis.BarcodeDetector?.getSupportedFormats?.()) ?? [];
    if (formats.includes("qr_code")) {
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      return async () => (await detector.detect(this.video)).map((each) => each.rawValue);
    }
    if (!this.library) return () => [];
    const { decodeQR } = await import(this.library).catch(() => ({}));
    return () => (decodeQR ? decoded(decodeQR, this.picture()) : []);
  }

  async look(loop) {
    if (!this.on || loop !== this.loop) return;
    if (this.video.readyState >= 2 && !document.hidden) await this.frame();
    setTimeout(() => this.look(loop), EVERY_MS);
  }

  async frame() {
    this.frames += 1;
    const read = await Promise.resolve(this.read()).catch(() => []);
    this.tell(read);
    if (!read.length && this.frames % ASK_EVERY === 0) this.ask();
  }

  tell(read) {
    for (const text of read) if (this.sight.isNew(text, Date.now())) this.found(text);
  }

  /** One picture at a time. */
  async ask() {
    const token = this.asks();
    if (!token || this.asking) return;
    this.asking = true;
    this.picture();
    const picture = await new Promise((resolve) => this.canvas.toBlob(resolve, "image/jpeg", 0.7));
    if (picture && this.on) this.tell(await texts(token, picture));
    this.asking = false;
  }

  picture() {
    const { videoWidth, videoHeight } = this.video;
    const scale = Math.min(1, WIDTH / videoWidth);
    [this.canvas.width, this.canvas.height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(this.video, 0, 0, this.canvas.width, this.canvas.height);
    return context.getImageData(0, 0, this.canvas.width, this.canvas.height);
  }
}

function decoded(decodeQR, picture) {
  try {
    return [decodeQR(picture)];
  } catch {
    return [];
  }
}
