// Runs beside the sound of the browser: the microphone's samples as 16-bit PCM at 16 kHz, 50 ms a message.

const RATE = 16000;
const CHUNK = 800;

class Microphone extends AudioWorkletProcessor {
  constructor() {
    super();
    this.step = sampleRate / RATE; // samples of the device in one of ours; 1 where the browser converts itself
    this.chunk = new Int16Array(CHUNK);
    this.filled = 0;
    this.sum = 0;
    this.share = 0; // how much of the next sample is in `sum`
  }

  process([[samples]]) {
    for (const sample of samples ?? []) this.take(sample);
    return true;
  }

  /** Each of our samples is the mean of the device's that it stands for: that keeps the highs out that 16 kHz can't hold. */
  take(sample) {
    let left = 1;
    while (left > 0) {
      const part = Math.min(left, this.step - this.share);
      this.sum += sample * part;
      this.share += part;
      left -= part;
      if (this.share < this.step - 1e-9) return;
      this.put(this.sum / this.share);
      this.sum = this.share = 0;
    }
  }

  put(value) {
    this.chunk[this.filled++] = Math.max(-1, Math.min(1, value)) * 32767;
    if (this.filled < CHUNK) return;
    this.port.postMessage(this.chunk, [this.chunk.buffer]);
    this.chunk = new Int16Array(CHUNK);
    this.filled = 0;
  }
}

registerProcessor("microphone", Microphone);
