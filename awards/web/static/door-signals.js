/* What is heard and felt of a verdict, beside its colour and words. */

/* Frequencies in hertz and the beginning of each tone in seconds. */
const TONES = { green: [[880, 0]], amber: [[660, 0], [660, 0.18]], red: [[220, 0], [180, 0.2], [150, 0.4]] };
const PULSES = { green: [60], amber: [60, 80, 60], red: [250, 80, 250] };
const LASTS = 0.14;

let audio;

/** A browser lets a page sound only after somebody touched it. */
export function allowSound() {
  if (!globalThis.AudioContext) return;
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume();
}

export function signal(verdict) {
  navigator.vibrate?.(PULSES[verdict]);
  if (audio?.state !== "running") return;
  for (const [hertz, from] of TONES[verdict]) tone(hertz, audio.currentTime + from);
}

function tone(hertz, from) {
  const [oscillator, loudness] = [audio.createOscillator(), audio.createGain()];
  oscillator.frequency.value = hertz;
  loudness.gain.setValueAtTime(0.3, from);
  loudness.gain.exponentialRampToValueAtTime(0.001, from + LASTS);
  oscillator.connect(loudness).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(from + LASTS);
}
