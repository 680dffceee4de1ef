"""TD3: a deterministic policy with two critics, target networks that follow slowly, and a noisy plant to control."""
import copy
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


class ReplayBuffer:
    def __init__(self, state_dim, action_dim, max_size=int(1e4)):
        self.max_size = max_size
        self.ptr = 0
        self.size = 0

        self.state = np.zeros((max_size, state_dim))
        self.action = np.zeros((max_size, action_dim))
        self.next_state = np.zeros((max_size, state_dim))
        self.reward = np.zeros((max_size, 1))
        self.not_done = np.zeros((max_size, 1))
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    def add(self, state, action, next_state, reward, done):
        self.state[self.ptr] = state
        self.action[self.ptr] = action
        self.next_state[self.ptr] = next_state
        self.reward[self.ptr] = reward
        self.not_done[self.ptr] = 1. - done

        self.ptr = (self.ptr + 1) % self.max_size
        self.size = min(self.size + 1, self.max_size)

    def sample(self, batch_size):
        ind = np.random.randint(0, self.size, size=batch_size)
        return tuple(
            torch.FloatTensor(x[ind]).to(self.device)
            for x in (self.state, self.action, self.next_state, self.reward, self.not_done)
        )


class Actor(nn.Module):
    def __init__(self, state_dim, action_dim, max_action, hidden=48):
        super(Actor, self).__init__()
        self.l1 = nn.Linear(state_dim, hidden)
        self.l2 = nn.Linear(hidden, hidden)
        self.l3 = nn.Linear(hidden, action_dim)
        self.max_action = max_action

    def forward(self, state):
        a = F.relu(self.l1(state))
        a = F.relu(self.l2(a))
        return self.max_action * torch.tanh(self.l3(a))


class Critic(nn.Module):
    def __init__(self, state_dim, action_dim, hidden=48):
        super(Critic, self).__init__()
        # Q1 architecture
        self.l1 = nn.Linear(state_dim + action_dim, hidden)
        self.l2 = nn.Linear(hidden, hidden)
        self.l3 = nn.Linear(hidden, 1)
        # Q2 architecture
        self.l4 = nn.Linear(state_dim + action_dim, hidden)
        self.l5 = nn.Linear(hidden, hidden)
        self.l6 = nn.Linear(hidden, 1)

    def forward(self, state, action):
        sa = torch.cat([state, action], 1)
        q1 = F.relu(self.l1(sa))
        q1 = F.relu(self.l2(q1))
        q1 = self.l3(q1)
        q2 = F.relu(self.l4(sa))
        q2 = F.relu(self.l5(q2))
        q2 = self.l6(q2)
        return q1, q2

    def Q1(self, state, action):
        sa = torch.cat([state, action], 1)
        q1 = F.relu(self.l1(sa))
        q1 = F.relu(self.l2(q1))
        return self.l3(q1)


class TD3(object):
    def __init__(self, state_dim, action_dim, max_action, discount=0.95, tau=0.02, policy_noise=0.2, noise_clip=0.5,
                 policy_freq=2):
        self.actor = Actor(state_dim, action_dim, max_action)
        self.actor_target = copy.deepcopy(self.actor)
        self.actor_optimizer = torch.optim.Adam(self.actor.parameters(), lr=1e-3)

        self.critic = Critic(state_dim, action_dim)
        self.critic_target = copy.deepcopy(self.critic)
        self.critic_optimizer = torch.optim.Adam(self.critic.parameters(), lr=1e-3)

        self.max_action = max_action
        self.discount = discount
        self.tau = tau
        self.policy_noise = policy_noise
        self.noise_clip = noise_clip
        self.policy_freq = policy_freq
        self.total_it = 0

    def select_action(self, state):
        state = torch.FloatTensor(state.reshape(1, -1))
        return self.actor(state).cpu().data.numpy().flatten()

    def train(self, replay_buffer, batch_size=64):
        self.total_it += 1
        state, action, next_state, reward, not_done = replay_buffer.sample(batch_size)

        with torch.no_grad():
            # Select action according to policy and add clipped noise
            noise = (torch.randn_like(action) * self.policy_noise).clamp(-self.noise_clip, self.noise_clip)
            next_action = (self.actor_target(next_state) + noise).clamp(-self.max_action, self.max_action)

            # Compute the target Q value
            target_Q1, target_Q2 = self.critic_target(next_state, next_action)
            target_Q = torch.min(target_Q1, target_Q2)
            target_Q = reward + not_done * self.discount * target_Q

        # Get current Q estimates
        current_Q1, current_Q2 = self.critic(state, action)
        critic_loss = F.mse_loss(current_Q1, target_Q) + F.mse_loss(current_Q2, target_Q)

        self.critic_optimizer.zero_grad()
        critic_loss.backward()
        self.critic_optimizer.step()

        # Delayed policy updates
        if self.total_it % self.policy_freq == 0:
            actor_loss = -self.critic.Q1(state, self.actor(state)).mean()

            self.actor_optimizer.zero_grad()
            actor_loss.backward()
            self.actor_optimizer.step()

            # Update the frozen target models
            for param, target_param in zip(self.critic.parameters(), self.critic_target.parameters()):
                target_param.data.copy_(self.tau * param.data + (1 - self.tau) * target_param.data)

            for param, target_param in zip(self.actor.parameters(), self.actor_target.parameters()):
                target_param.data.copy_(self.tau * param.data + (1 - self.tau) * target_param.data)
        return critic_loss.item()

    def save(self, filename):
        torch.save(self.critic.state_dict(), filename + "_critic")
        torch.save(self.critic_optimizer.state_dict(), filename + "_critic_optimizer")
        torch.save(self.actor.state_dict(), filename + "_actor")
        torch.save(self.actor_optimizer.state_dict(), filename + "_actor_optimizer")

    def load(self, filename):
        self.critic.load_state_dict(torch.load(filename + "_critic"))
        self.critic_optimizer.load_state_dict(torch.load(filename + "_critic_optimizer"))
        self.critic_target = copy.deepcopy(self.critic)
        self.actor.load_state_dict(torch.load(filename + "_actor"))
        self.actor_optimizer.load_state_dict(torch.load(filename + "_actor_optimizer"))
        self.actor_target = copy.deepcopy(self.actor)


class Plant:
    """Hold a noisy two-tank level system at its set point."""

    def __init__(self, seed):
        self.rng = np.random.RandomState(seed)
        self.A = np.array([[0.9, 0.05], [0.1, 0.85]])
        self.B = np.array([0.3, 0.05])

    def reset(self):
        self.x = self.rng.uniform(-1, 1, size=2)
        self.steps = 0
        return self.x.copy()

    def step(self, action):
        self.x = self.A @ self.x + self.B * action[0] + 0.01 * self.rng.randn(2)
        self.steps += 1
        reward = -float(np.sum(self.x ** 2) + 0.01 * action[0] ** 2)
        return self.x.copy(), reward, bool(np.abs(self.x).max() > 3), self.steps >= 50


# Runs policy for some episodes and returns average reward
def eval_policy(policy, seed, eval_episodes=3):
    eval_env = Plant(seed + 100)
    avg_reward = 0.
    for _ in range(eval_episodes):
        state, done = eval_env.reset(), False
        while not done:
            action = policy.select_action(np.array(state))
            state, reward, terminated, truncated = eval_env.step(action)
            done = terminated or truncated
            avg_reward += reward
    avg_reward /= eval_episodes
    print("---------------------------------------")
    print(f"Evaluation over {eval_episodes} episodes: {avg_reward:.3f}")
    print("---------------------------------------")
    return avg_reward


if __name__ == "__main__":
    seed, start_timesteps, max_timesteps, expl_noise, max_action = 0, 100, 350, 0.1, 1.0
    env = Plant(seed)
    torch.manual_seed(seed)
    np.random.seed(seed)

    policy = TD3(2, 1, max_action)
    replay_buffer = ReplayBuffer(2, 1)
    evaluations = [eval_policy(policy, seed)]
    episode_reward, episode_timesteps, episode_num, losses = 0, 0, 0, []
    state = env.reset()

    for t in range(max_timesteps):
        episode_timesteps += 1
        # Select action randomly or according to policy
        if t < start_timesteps:
            action = np.random.uniform(-max_action, max_action, size=1)
        else:
            action = (
                policy.select_action(np.array(state)) + np.random.normal(0, max_action * expl_noise, size=1)
            ).clip(-max_action, max_action)

        next_state, reward, terminated, truncated = env.step(action)
        replay_buffer.add(state, action, next_state, reward, float(terminated))
        state = next_state
        episode_reward += reward

        # Train agent after collecting sufficient data
        if t >= start_timesteps:
            losses.append(policy.train(replay_buffer))

        if terminated or truncated:
            print(f"Total T: {t + 1} Episode Num: {episode_num + 1} Episode T: {episode_timesteps} Reward: {episode_reward:.3f}")
            state = env.reset()
            episode_reward, episode_timesteps = 0, 0
            episode_num += 1
        if (t + 1) % 150 == 0:
            evaluations.append(eval_policy(policy, seed))
            policy.save("td3")

    print("mean critic loss of the last 50 steps: %.5f" % np.mean(losses[-50:]))
    fresh = TD3(2, 1, max_action)
    fresh.load("td3")
    evaluations.append(eval_policy(fresh, seed))
    for path in sorted(Path(".").glob("td3_*")):
        print("removing", path)
        path.unlink()
    print("better:", evaluations[-1] > evaluations[0])
