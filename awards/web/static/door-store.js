/* What a telephone keeps: its token, its list, and every scan, in IndexedDB. */

const NAME = "door";
const KEPT = "kept";
const SCANS = "scans";

export async function opened() {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore(KEPT);
    request.result.createObjectStore(SCANS, { keyPath: "seq", autoIncrement: true });
  });
  const database = await finished(request);
  return new Store(database);
}

class Store {
  constructor(database) {
    this.database = database;
  }

  get(key) {
    return finished(this.reading(KEPT).get(key));
  }

  scans() {
    return finished(this.reading(SCANS).getAll());
  }

  keep(key, value) {
    return this.written(KEPT, (store) => store.put(value, key));
  }

  remove(key) {
    return this.written(KEPT, (store) => store.delete(key));
  }

  /** Resolves when the scan is on the disk; it then has its place in the queue, `seq`. */
  async add(scan) {
    scan.seq = await this.written(SCANS, (store) => store.add(scan));
    return scan;
  }

  update(scans) {
    return this.written(SCANS, (store) => scans.map((scan) => store.put(scan)).at(-1));
  }

  forgetScans() {
    return this.written(SCANS, (store) => store.clear());
  }

  reading(name) {
    return this.database.transaction(name).objectStore(name);
  }

  written(name, act) {
    const transaction = this.database.transaction(name, "readwrite", { durability: "strict" });
    const request = act(transaction.objectStore(name));
    return new Promise((resolve, reject) => {
      transaction.addEventListener("complete", () => resolve(request?.result));
      transaction.addEventListener("abort", () => reject(transaction.error));
    });
  }
}

function finished(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
