// A program that answers lines with seconds into rounds that can take turns with another's.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** One running program: its first line describes it, each further line answers one request. */
export class Rounds {
  #child;
  #lines;

  /** @param {string} command @param {string[]} parameters */
  constructor(command, parameters) {
    // One core: libraries that would take more are asked not to.
    const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', BLIS_NUM_THREADS: '1' };
    this.#child = spawn(command, parameters, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child.on('error', () => {});
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** What it says of itself. @returns {Promise<any>} */
  async describe() {
    return JSON.parse(await this.#read());
  }

  /** Seconds of one round. @param {string} [kind] */
  async run(kind = 'warm') {
    this.#child.stdin.write(`${kind}\n`);
    return Number(await this.#read());
  }

  end() {
    this.#child.stdin.end();
  }

  async #read() {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`${this.#child.spawnfile} ended early`);
    return value;
  }
}
