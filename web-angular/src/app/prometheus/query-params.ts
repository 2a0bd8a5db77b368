import { HttpParameterCodec, HttpParams } from '@angular/common/http';

/** Angular leaves a semicolon as it is, which the query API takes for a separator of parameters; PromQL has it in label values. */
const EXACT: HttpParameterCodec = {
  encodeKey: encodeURIComponent,
  encodeValue: encodeURIComponent,
  decodeKey: decodeURIComponent,
  decodeValue: decodeURIComponent,
};

/** Parameters of the query API, each exactly as given. */
export function queryParams(given: Readonly<Record<string, string | number | readonly string[]>>): HttpParams {
  return new HttpParams({ fromObject: given, encoder: EXACT });
}
