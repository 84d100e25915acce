/** What is chosen in a form, as it stands in an address. */
export function readControls(form: ParentNode): URLSearchParams {
  const chosen = controlsOf(form).filter(
    (control) => control.value.trim() && (isBox(control) ? control.checked : true),
  );
  return new URLSearchParams(chosen.map(({ name, value }) => [name, value.trim()]));
}

/** Choose in a form what an address asks for. What there is not to choose is left out. */
export function setControls(form: ParentNode, asked: URLSearchParams): void {
  for (const control of controlsOf(form)) {
    if (isBox(control)) control.checked = asked.getAll(control.name).includes(control.value);
    else {
      control.value = asked.get(control.name) ?? '';
      // A select that does not have the value has none at all.
      control.value ||= '';
    }
  }
}

/** Make what is chosen the address of the page. */
export function writeAddress(asked: URLSearchParams, box: string | undefined): void {
  const state = new URLSearchParams([...asked, ...(box === undefined ? [] : [['box', box]])]);
  // Commas may stand there as they are, and are easier on the eye.
  const search = state.size > 0 ? `?${String(state).replaceAll('%2C', ',')}` : '';
  try {
    history.replaceState(null, '', location.pathname + search + location.hash);
  } catch {
    // From disk, some browsers let no page change its address.
  }
}

type Control = HTMLInputElement | HTMLSelectElement;

function controlsOf(form: ParentNode): Control[] {
  return [...form.querySelectorAll<Control>('[name]')];
}

function isBox(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox';
}
