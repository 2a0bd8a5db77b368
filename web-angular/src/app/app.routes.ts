import { Routes } from '@angular/router';
import { leaveGuard } from './draft/leave-guard';
import { signedIn } from './session/signed-in';

export const routes: Routes = [
  { path: 'sign-in', title: 'Sign in', loadComponent: () => import('./session/sign-in') },
  { path: 'unavailable', title: 'Not available', loadComponent: () => import('./session/unavailable') },
  // Whoever frames it shows a token; nobody signs in here.
  { path: 'embed/:element', loadComponent: () => import('./embedding/framed') },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./shell/shell'),
    children: [
      { path: '', pathMatch: 'full', title: 'Overview', loadComponent: () => import('./overview/overview') },
      // Not /metrics: there the control plane exposes its own metrics to Prometheus.
      { path: 'charts', title: 'Metrics', canDeactivate: [leaveGuard], loadComponent: () => import('./metrics/metrics') },
      { path: 'compare', title: 'Compare', loadComponent: () => import('./compare/compare') },
      { path: 'explore', title: 'Explore', canDeactivate: [leaveGuard], loadComponent: () => import('./explore/explore') },
      { path: 'dashboards', title: 'Dashboards', canDeactivate: [leaveGuard], loadComponent: () => import('./dashboards/dashboards') },
      { path: 'dashboards/:name', title: 'Dashboard', canDeactivate: [leaveGuard], loadComponent: () => import('./dashboards/viewer') },
      { path: 'alerts', title: 'Alerts', canDeactivate: [leaveGuard], loadComponent: () => import('./alerts/alerts-page') },
      { path: 'objectives', title: 'Objectives', canDeactivate: [leaveGuard], loadComponent: () => import('./objectives/objectives-page') },
      { path: 'planes', title: 'Data planes', canDeactivate: [leaveGuard], loadComponent: () => import('./planes/planes-page') },
      { path: 'planes/:id', title: 'Data plane', canDeactivate: [leaveGuard], loadComponent: () => import('./planes/plane-page') },
      { path: 'audit', title: 'Audit log', loadComponent: () => import('./access/audit-page') },
      { path: 'profile', title: 'Profile', loadComponent: () => import('./session/profile') },
      { path: 'access', title: 'Access', canDeactivate: [leaveGuard], loadComponent: () => import('./access/access-page') },
      { path: '**', title: 'Not found', loadComponent: () => import('./shell/not-found') },
    ],
  },
];
