package dev.servicehealth.report;

/** The mail as plain text, for readers that show no HTML. */
record MailText(MailPage mail) {

  String text() {
    StringBuilder text = new StringBuilder();
    line(text, mail.page().product() + ": service health " + mail.page().period());
    line(text, "");
    line(text, mail.headline());
    line(text, mail.counts());
    line(text, "");
    mail.lines().forEach(each -> line(text, each.label() + ": " + each.text()));
    if (!mail.changes().isEmpty()) {
      line(text, "");
      line(text, "Restated");
      mail.changes().forEach(change -> line(text, "- " + change));
    }
    line(text, "");
    line(text, "Services, worst first");
    mail.rows().forEach(row -> service(text, row));
    if (!mail.others().isEmpty()) {
      line(text, mail.others());
    }
    line(text, "");
    line(text, mail.record());
    line(text, "The whole report is attached as PDF.");
    return text.toString();
  }

  private static void service(StringBuilder text, Scorecard.Row row) {
    line(text, row.state().word() + ": " + Words.name(row.service().title()));
    line(text, "  " + row.availability() + ", target " + row.target() + ": " + row.objective());
    row.remarks().forEach(remark -> line(text, "  " + remark));
    line(text, "  " + row.bad() + " " + row.ofAll() + "; users affected: " + row.users());
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append("\r\n");
  }
}
