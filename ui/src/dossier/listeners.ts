/** Who is to be told when one thing changes; a thing has a key, and hears of nothing else. */
export class Listeners {
	#byKey = new Map<string, Set<() => void>>();
	#versions = new Map<string, number>();

	listen(key: string, listener: () => void): () => void {
		const set = this.#byKey.get(key) ?? new Set();
		set.add(listener);
		this.#byKey.set(key, set);
		return () => {
			set.delete(listener);
			if (set.size === 0 && this.#byKey.get(key) === set) this.#byKey.delete(key);
		};
	}

	tell(key: string): void {
		this.#versions.set(key, this.version(key) + 1);
		for (const listener of this.#byKey.get(key) ?? []) listener();
	}

	/** How many times the key has been told: what a derived value is remembered by. */
	version(key: string): number {
		return this.#versions.get(key) ?? 0;
	}
}
