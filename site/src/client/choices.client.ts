/** What readers have chosen: radios of one name, and selects. */
export interface Choices {
  ways: readonly HTMLInputElement[];
  picks: readonly HTMLSelectElement[];
}

/** Choose what the address asks for: `?by=owner&owner=edge`. */
export function readAddress({ ways, picks }: Choices): void {
  const asked = new URLSearchParams(location.search);
  for (const [index, way] of ways.entries()) way.checked = index === 0 || way.value === asked.get(way.name);
  for (const pick of picks) {
    const value = asked.get(pick.name) ?? '';
    // Whoever was sent what somebody owes sees that they owe nothing more, and not what everybody owes.
    if (![...pick.options].some((option) => option.value === value)) pick.add(new Option(value, value));
    pick.value = value;
  }
}

/** Put what is chosen into the address, but for what would be chosen anyway. */
export function writeAddress({ ways, picks }: Choices): void {
  const state = new URLSearchParams(
    [...ways.slice(1).filter(({ checked }) => checked), ...picks].flatMap(({ name, value }) =>
      value ? [[name, value]] : [],
    ),
  );
  try {
    history.replaceState(null, '', `${location.pathname}${state.size > 0 ? `?${state}` : ''}${location.hash}`);
  } catch {
    // From disk, some browsers let no page change its address.
  }
}
