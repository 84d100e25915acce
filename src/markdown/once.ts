/**
 * A function that computes its result once for each object, and forgets it with the object: several rules ask for the same
 * parts of a document.
 *
 * @param compute Must depend on nothing else, and its result must not be changed.
 */
export function once<Key extends object, Value extends object>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = compute(key)));
    return value;
  };
}
