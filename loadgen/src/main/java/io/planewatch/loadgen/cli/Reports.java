package io.planewatch.loadgen.cli;

import io.planewatch.loadgen.reporting.Annotation;
import io.planewatch.loadgen.reporting.HtmlReport;
import io.planewatch.loadgen.reporting.Judgement;
import io.planewatch.loadgen.reporting.RunJson;
import io.planewatch.loadgen.reporting.RunRecord;
import io.planewatch.loadgen.reporting.Summary;
import io.planewatch.loadgen.scenario.TokenSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes everything that was asked for once a run is over. */
final class Reports {

  private static final String TOKEN_VARIABLE = "PLANEWATCH_TOKEN";

  private final OutputOptions options;
  private final PrintWriter out;
  private final PrintWriter err;

  Reports(OutputOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /** Returns the exit code: whether the thresholds were met and everything could be written. */
  int write(RunRecord record) throws InterruptedException {
    List<Judgement> judgements = Judgement.of(record);
    boolean jsonIsPrinted = options.json().filter(Reports::standardOutput).isPresent();
    // Whoever reads JSON from standard output can do nothing with a table in front of it.
    PrintWriter console = jsonIsPrinted ? err : out;
    new Summary(record, judgements).printTo(console);
    console.flush();
    boolean written = true;
    if (options.json().isPresent()) {
      written &= json(options.json().get(), record);
    }
    if (options.report().isPresent()) {
      written &= html(options.report().get(), record, judgements);
    }
    if (options.annotate().isPresent()) {
      written &= annotation(options.annotate().get(), record);
    }
    if (!written || !record.complete() || !sentToAll(record)) {
      return ExitCode.FAILED;
    }
    return judgements.stream().allMatch(Judgement::met) ? ExitCode.GOOD : ExitCode.THRESHOLD_MISSED;
  }

  /**
   * A run that sent nothing to a target has measured nothing there, whatever its thresholds say.
   */
  private boolean sentToAll(RunRecord record) {
    boolean all = true;
    for (int i = 0; i < record.scenario().targets().size(); i++) {
      if (record.counts(i).sentCount() == 0 && !record.stoppedEarly()) {
        err.println(
            "nothing was sent to "
                + record.target(i).name()
                + " ("
                + record.target(i).server()
                + "): "
                + record.counts(i).plannedCount()
                + " requests were planned, and no connection was made for any of them");
        all = false;
      }
    }
    err.flush();
    return all;
  }

  private boolean json(Path file, RunRecord record) {
    String text = new RunJson(record).text() + "\n";
    if (standardOutput(file)) {
      out.print(text);
      out.flush();
      return true;
    }
    try {
      Files.writeString(file, text);
      return true;
    } catch (IOException e) {
      return failed(file + " can't be written", e);
    }
  }

  private boolean html(Path file, RunRecord record, List<Judgement> judgements) {
    try {
      Files.writeString(file, new HtmlReport(record, judgements).text());
      return true;
    } catch (IOException e) {
      return failed(file + " can't be written", e);
    }
  }

  private boolean annotation(URI controlPlane, RunRecord record) throws InterruptedException {
    TokenSource token =
        options
            .tokenFile()
            .<TokenSource>map(TokenSource.File::new)
            .orElseGet(() -> new TokenSource.Environment(TOKEN_VARIABLE));
    try {
      new Annotation(controlPlane, token).post(record);
      return true;
    } catch (IOException | RuntimeException e) {
      return failed("the run could not be annotated at " + controlPlane, e);
    }
  }

  private boolean failed(String what, Exception why) {
    err.println(what + ": " + why.getMessage());
    err.flush();
    return false;
  }

  private static boolean standardOutput(Path file) {
    return file.toString().equals("-");
  }
}
