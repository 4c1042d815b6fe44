// How many tell a story, and how many of them independently.

/** `3 items in 3 outlets, 1 independent origin`; without the origins where nobody counted them. */
export function tellersOf({ items, outlets, origins }) {
  const told = `${counted(items, 'item')} in ${counted(outlets, 'outlet')}`;
  return origins && outlets > 1 ? `${told}, ${counted(origins, 'independent origin')}` : told;
}

export const ORIGINS = 'Copies of one text, what credits one agency, and several tellings of one owner count once.';

const counted = (count, what) => `${count} ${what}${count === 1 ? '' : 's'}`;
