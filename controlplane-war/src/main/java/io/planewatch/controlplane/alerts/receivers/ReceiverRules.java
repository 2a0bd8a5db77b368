package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.alerts.receivers.document.ReceiverFiles;
import io.planewatch.controlplane.alerts.receivers.document.ReceiverTargets;
import io.planewatch.controlplane.alerts.receivers.document.ReceiversDocument;
import io.planewatch.controlplane.alerts.receivers.document.Redirects;

/** The files that a receiver may read, and the addresses that it may send to. */
record ReceiverRules(ReceiverFiles files, ReceiverTargets targets) {
  /** As Alertmanager shall read it; the addresses are not looked at. */
  ReceiversDocument effective(ReceiversDocument document) {
    return Redirects.refused(files.resolved(document));
  }

  /** The same for a document that is new: names are looked up when it is saved. */
  ReceiversDocument checked(ReceiversDocument document) {
    ReceiversDocument effective = effective(document);
    targets.check(effective);
    return effective;
  }
}
