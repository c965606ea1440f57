#!/bin/sh
# Alertmanager reads no environment: who is told is added to its configuration here, so that no
# address and no password lies in the repository. `.docker/README.md` lists the variables.
set -eu
umask 077

home=${ALERTMANAGER_HOME:-/alertmanager}
config=$home/config.yml

# YAML in single quotes: nothing in a password means anything but a quote, which is doubled.
quoted() {
  printf "'%s'" "$(printf '%s' "$1" | sed "s/'/''/g")"
}

if [ -z "${ALERT_WEBHOOK_URL:-}" ] && [ -z "${ALERT_MAIL_TO:-}" ]; then
  echo 'Nobody would hear of an alert: set ALERT_WEBHOOK_URL or ALERT_MAIL_TO.' >&2
  exit 1
fi

cp "$(dirname "$0")/alertmanager.yml" "$config"
if [ -n "${ALERT_WEBHOOK_URL:-}" ]; then
  cat >>"$config" <<END
    webhook_configs:
      - url: $(quoted "$ALERT_WEBHOOK_URL")
END
fi
if [ -n "${ALERT_MAIL_TO:-}" ]; then
  : "${ALERT_MAIL_FROM:?sender of the alert mails}" "${ALERT_SMTP:?mail server, host:port}"
  cat >>"$config" <<END
    email_configs:
      - to: $(quoted "$ALERT_MAIL_TO")
        from: $(quoted "$ALERT_MAIL_FROM")
        smarthost: $(quoted "$ALERT_SMTP")
        send_resolved: true
END
  if [ -n "${ALERT_SMTP_USER:-}" ]; then
    : "${ALERT_SMTP_PASSWORD:?password of the mail account}"
    cat >>"$config" <<END
        auth_username: $(quoted "$ALERT_SMTP_USER")
        auth_password: $(quoted "$ALERT_SMTP_PASSWORD")
END
  fi
fi

exec alertmanager --config.file="$config" --storage.path="$home"
