/** The state of a form's controls as URL parameters. Empty values and default choices are left out. */
export function readControls(form: ParentNode): URLSearchParams {
  const set = controlsOf(form).filter((control) =>
    isToggle(control) ? control.checked && !control.defaultChecked : valueOf(control),
  );
  return new URLSearchParams(set.map((control) => [control.name, valueOf(control)]));
}

/** Set a form's controls from URL parameters. Values that a control does not offer are ignored. */
export function setControls(form: ParentNode, params: URLSearchParams): void {
  for (const control of controlsOf(form)) {
    if (isToggle(control)) {
      // Of the radios of a name, the default one is checked unless another one is asked for: that one comes later.
      control.checked = control.defaultChecked || params.getAll(control.name).includes(control.value);
    } else {
      control.value = params.get(control.name) ?? '';
      // A select without the value would have no choice at all.
      control.value ||= '';
    }
  }
}

/** Put parameters into the page's URL, without a new entry in the history. */
export function writeUrlState(params: URLSearchParams): void {
  // A comma needs no escape in a query, and is easier to read.
  const search = params.size > 0 ? `?${String(params).replaceAll('%2C', ',')}` : '';
  try {
    history.replaceState(null, '', location.pathname + search + location.hash);
  } catch {
    // Some browsers do not let a page that was opened from disk change its URL.
  }
}

type Control = HTMLInputElement | HTMLSelectElement;

function controlsOf(form: ParentNode): Control[] {
  return [...form.querySelectorAll<Control>('[name]')];
}

function valueOf({ type, value }: Control): string {
  return type === 'search' ? value.trim() : value;
}

function isToggle(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio';
}
