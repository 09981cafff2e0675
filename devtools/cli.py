"""The commands of `./dev`."""

import argparse
import sys
import traceback
from collections.abc import Callable
from typing import NoReturn

from devtools import ports, say
from devtools.failures import Failure, Interrupted, from_os_error
from devtools.logged import log_path

# The commands import what they need when they are called: `help` and `stop` are instant.
HELP = """\
run [--exit-when-ready] [--port N]   set up what is missing, start everything, print address and logins
                                     准备所需的一切，启动全部服务，显示地址和登录名
stop                                 end what run started
                                     停止 run 启动的一切
reset [--yes]                        delete the databases, uploads, secrets, logs and demo logins of run
                                     删除 run 的数据库、上传文件、密钥、日志和示例登录
serve [--port N]                     run, reloading on change, for developers
                                     供开发者使用的 run，代码改动后自动重新加载
test [pytest arguments]              every test: interface, API, browser
                                     运行全部测试：界面、接口、浏览器
check                                format, lint, types, imports, sizes, migrations, schema
                                     检查格式、规范、类型、依赖方向、大小、迁移和接口定义
schema                               regenerate the OpenAPI snapshot and the TypeScript types
                                     重新生成 OpenAPI 快照和 TypeScript 类型
bench [name] [arguments]             the measurements
                                     性能测量
help                                 print this
                                     显示本说明"""


class Parser(argparse.ArgumentParser):
    """Complains in our way."""

    def error(self, message: str) -> NoReturn:
        raise Failure(
            f"命令写法有误（{message}）；请看 ./dev help。",
            f"This command is not understood ({message}); see ./dev help.",
        )


def _run(arguments: list[str]) -> int:
    from devtools.running import Options, Run

    parser = Parser("run", add_help=False)
    parser.add_argument("--port", default=str(ports.DEFAULT_PORT))
    parser.add_argument("--exit-when-ready", action="store_true")
    found = parser.parse_args(arguments)
    return Run(Options(ports.parse(found.port), found.exit_when_ready))()


def _serve(arguments: list[str]) -> int:
    from devtools.running import Options
    from devtools.serving import Serve

    parser = Parser("serve", add_help=False)
    parser.add_argument("--port", default=str(ports.DEFAULT_PORT))
    return Serve(Options(ports.parse(parser.parse_args(arguments).port)))()


def _stop(arguments: list[str]) -> int:
    from devtools.stopping import stop

    Parser("stop", add_help=False).parse_args(arguments)
    return stop()


def _reset(arguments: list[str]) -> int:
    from devtools.stopping import reset

    parser = Parser("reset", add_help=False)
    parser.add_argument("--yes", action="store_true")
    return reset(agreed=parser.parse_args(arguments).yes)


def _test(arguments: list[str]) -> int:
    from devtools.testing import test

    return test(arguments)


def _check(arguments: list[str]) -> int:
    from devtools.checking import check

    Parser("check", add_help=False).parse_args(arguments)
    return check()


def _schema(arguments: list[str]) -> int:
    from devtools.schema import regenerate

    Parser("schema", add_help=False).parse_args(arguments)
    return regenerate()


def _bench(arguments: list[str]) -> int:
    from devtools.benching import bench

    return bench(arguments)


def _help(_: list[str]) -> int:
    say.line(HELP)
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": _run,
    "stop": _stop,
    "reset": _reset,
    "serve": _serve,
    "test": _test,
    "check": _check,
    "schema": _schema,
    "bench": _bench,
    "help": _help,
}


def main(words: list[str]) -> int:
    """The exit status. People see sentences; a traceback goes to a file."""
    say.prepare_streams()
    name, *arguments = words or ["help"]
    try:
        return _command(name)(arguments)
    except Failure as failure:
        say.refusal(failure)
    except OSError as error:
        _keep_traceback()
        say.refusal(from_os_error(error))
    except (KeyboardInterrupt, Interrupted):
        say.refusal(Failure("已中断；再次运行会从中断处继续。", "Interrupted; running it again carries on from there."))
        return 130
    except Exception as error:  # noqa: BLE001 - nobody shall see a traceback instead of a sentence
        say.refusal(_unexpected(error))
    return 1


def _command(name: str) -> Callable[[list[str]], int]:
    if not sys.platform.startswith("linux"):
        raise Failure(
            "诊标需要 Linux；在其他系统上请使用 WSL2 或 Docker。", "Zhenbiao needs Linux; use WSL2 or Docker elsewhere."
        )
    known = {**COMMANDS, "-h": _help, "--help": _help}
    if name not in known:
        raise Failure(f"没有 {name} 这个命令；请看 ./dev help。", f"There is no command {name}; see ./dev help.")
    return known[name]


def _unexpected(error: Exception) -> Failure:
    kept = _keep_traceback()
    kind = type(error).__name__
    return Failure(
        f"启动程序自身出错（{kind}）；请把 {kept} 发给维护者。",
        f"The launcher itself failed ({kind}); please send {kept} to the maintainers.",
    )


def _keep_traceback() -> str:
    try:
        log = log_path("launcher")
        log.write_text(traceback.format_exc(), encoding="utf-8")
    except OSError:  # a full disk keeps nothing
        return "?"
    return str(log)
