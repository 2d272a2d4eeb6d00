"""Registers scheduling tools and runs them one call at a time."""
from dataclasses import dataclass
from typing import Any, Callable


@dataclass(frozen=True)
class Tool:
    name: str
    description: str
    run: Callable[..., Any]


class ToolRegistry:
    def __init__(self):
        self._tools = {}

    def register(self, tool):
        if tool.name in self._tools:
            raise ValueError(f'{tool.name} is registered twice')
        self._tools[tool.name] = tool

    def discover(self):
        return [{'name': t.name, 'description': t.description} for t in self._tools.values()]

    def call(self, name, **arguments):
        return self._tools[name].run(**arguments)

    def chain(self, steps):
        """Hands each tool's answer to the next one as `previous`."""
        previous = None
        for name, arguments in steps:
            previous = self.call(name, **arguments, previous=previous)
        return previous
