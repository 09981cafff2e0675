# The images of the product: `web` (no deep learning; also the default worker and beat) and `worker` (with it).
#
#   docker build --target web    -t zhenbiao-web .
#   docker build --target worker -t zhenbiao-worker .                 torch for the CPU
#   docker build --target worker -t zhenbiao-worker --build-arg TORCH_INDEX=https://pypi.org/simple .     with CUDA

FROM node:22-slim AS frontend
WORKDIR /build
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build


FROM python:3.11-slim AS web
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_ROOT_USER_ACTION=ignore \
    ZHENBIAO_DATA_DIR=/data
WORKDIR /app
COPY requirements/web.lock requirements/
RUN pip install --only-binary :all: -r requirements/web.lock
COPY manage.py LICENSE NOTICE ./
COPY docker/probe.py docker/
COPY ner_engine/ ner_engine/
COPY annotator/ annotator/
COPY --from=frontend /build/dist/ frontend/dist/
# A named volume takes its owner from the image, so the folder is the user's before a volume is mounted there.
RUN python -m compileall -q annotator ner_engine \
    && groupadd --system --gid 10001 zhenbiao \
    && useradd --system --uid 10001 --gid zhenbiao --no-create-home --home-dir /nonexistent zhenbiao \
    && install -d -m 0700 -o zhenbiao -g zhenbiao /data /data/uploads
USER zhenbiao
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["python", "docker/probe.py", "web"]
CMD ["gunicorn", "annotator.wsgi:application", "--bind", "0.0.0.0:8000", "--preload", \
     "--worker-class", "gthread", "--workers", "2", "--threads", "8", \
     "--timeout", "120", "--graceful-timeout", "30", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]


FROM web AS worker
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
USER root
COPY requirements/torch.lock requirements/engine.lock requirements/
# torch in a call of its own: only it may come from that index (docs/adr/0014-requirement-locks.md).
RUN pip install --only-binary :all: --extra-index-url "$TORCH_INDEX" -r requirements/torch.lock \
    && pip install --only-binary :all: -r requirements/engine.lock
USER zhenbiao
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["python", "docker/probe.py", "predict"]
CMD ["celery", "-A", "annotator", "worker", "-Q", "predict", "-n", "predict@%h", "--pool", "prefork", "-c", "1", \
     "--prefetch-multiplier", "1", "--without-gossip", "--without-mingle", "--loglevel", "INFO"]
