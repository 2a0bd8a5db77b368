import { Budget, Objective } from './objective';
import { NO_DEFINITION } from './objective-wish';

/** For tests, which change what they are about. */
export const SOME_BUDGET: Budget = {
  environment: 'prod',
  planes: ['prod'],
  target: 0.99,
  total: 1000,
  bad: 2,
  compliance: 0.998,
  left: 0.8,
  burnRate: 0.2,
  goneInSeconds: undefined,
  worstRoute: undefined,
  words: '',
};

export const SOME_OBJECTIVE: Objective = {
  id: 'errors',
  name: 'errors',
  rowVersion: 1,
  whole: true,
  author: 'planewatch',
  definition: { ...NO_DEFINITION, name: 'errors' },
  budgets: [SOME_BUDGET],
  lost: {},
};
