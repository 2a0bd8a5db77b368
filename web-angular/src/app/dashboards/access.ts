import { fieldsOf } from '../api/fields';
import { GrantsWish, grantsWishOf } from '../access/grants';

/** For which data planes a dashboard is; the lists are empty when it is for everybody. */
export interface Access {
  readonly everybody: boolean;
  readonly planes: readonly string[];
  readonly environments: readonly string[];
  readonly linesOfBusiness: readonly string[];
}

export const EVERYBODY: Access = { everybody: true, planes: [], environments: [], linesOfBusiness: [] };

/** What the control plane takes for a change of the access. */
export interface AccessWish extends GrantsWish {
  readonly everybody: boolean;
}

export function parseAccess(body: unknown): Access {
  const { everybody, planes, environments, linesOfBusiness } = fieldsOf<'AccessView'>(body);
  return {
    everybody: everybody === true,
    planes: names(planes),
    environments: names(environments),
    linesOfBusiness: names(linesOfBusiness),
  };
}

/** In one line: everybody, or the names that were granted. */
export function accessText({ everybody, planes, environments, linesOfBusiness }: Access): string {
  return everybody ? 'everybody' : [...planes, ...environments, ...linesOfBusiness].join(', ');
}

/** From the form's fields; undefined when it names nothing and is not for everybody. */
export function accessWishOf(form: FormData): AccessWish | undefined {
  if (form.get('for') === 'everybody') {
    return { everybody: true };
  }
  const wish = grantsWishOf(form);
  return Object.keys(wish).length === 0 ? undefined : { everybody: false, ...wish };
}

function names(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : [];
}
