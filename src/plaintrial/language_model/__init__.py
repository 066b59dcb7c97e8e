"""A language model somebody runs: one question, one answer, bounded in time and size. What it says is not trusted.

Off unless ``PLAINTRIAL_LLM_URL`` names an endpoint that speaks the OpenAI chat protocol (llama.cpp, vLLM, Ollama and
others do). The public text of records is sent, and the notes that ``plaintrial screen --llm`` was given. Never asked
while a page is made.
"""

from plaintrial.language_model.endpoint import Endpoint, EndpointFailed
from plaintrial.language_model.settings import EndpointSettings, settings_from

__all__ = ["Endpoint", "EndpointFailed", "EndpointSettings", "settings_from"]
