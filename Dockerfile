# Serves SQS at port 9324: docker build -t msw-sqs . && docker run --rm -p 9324:9324 msw-sqs
# The context is the package, from npm or as `npm run build` leaves it; nothing is installed or downloaded.
ARG BASE=node:24-alpine
FROM ${BASE}

LABEL org.opencontainers.image.title="msw-sqs" \
      org.opencontainers.image.description="Amazon SQS in memory, for tests" \
      org.opencontainers.image.licenses="MIT"

COPY LICENSE /opt/msw-sqs/
COPY dist /opt/msw-sqs/dist

# For --data /data. By node, as a base need not have a shell.
RUN ["node", "-e", "fs.mkdirSync('/data'); fs.chownSync('/data', 1000, 1000)"]
VOLUME /data

# By number, so that Kubernetes sees that it is not root.
USER 1000:1000
EXPOSE 9324
STOPSIGNAL SIGTERM

HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9324/_msw-sqs/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# Further flags come behind: docker run … msw-sqs --data /data
ENTRYPOINT ["node", "/opt/msw-sqs/dist/cli.cjs", "serve", "--port", "9324", "--host", "0.0.0.0"]
